package dev.keelson.validation.chart.square;

/**
 * Values with which the chart and the manifests differ.
 *
 * @param values the values, the fewest that were found
 * @param object the object's kind, namespace and name; empty where Helm renders nothing
 * @param pointer the field, as a JSON pointer; empty for the whole object
 * @param expected what the manifests have there
 * @param actual what the chart renders there
 * @param place the template and line; empty where no template has the object
 * @since 0.1.0
 */
public record Disagreement(Values values, String object, String pointer, String expected, String actual, String place) {

    /** {@return whether both are about the same field, so that one of them is enough to read} */
    public boolean isLike(Disagreement other) {
        return kindAndName().equals(other.kindAndName()) && pointer.equals(other.pointer);
    }

    /** The namespace may be one of the values that have nothing to do with it. */
    private String kindAndName() {
        return object.replaceFirst(" [^ /]+/", " ");
    }

    /** {@return what differs, where, and with which values} */
    @Override
    public String toString() {
        return (object.isEmpty() ? "Helm" : object + pointer) + (place.isEmpty() ? "" : " at " + place)
                + "\n  manifests: " + expected
                + "\n  chart:     " + actual
                + "\n  with:      " + values.toString().replace("\n", "\n             ");
    }
}
