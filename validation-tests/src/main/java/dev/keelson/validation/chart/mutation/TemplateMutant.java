package dev.keelson.validation.chart.mutation;

/**
 * A template with one mistake.
 *
 * @param kind the kind of mistake, such as {@code not left out}
 * @param file the template's path in the chart
 * @param line the number of the line with the mistake
 * @param sound the line as it should be
 * @param broken the line with the mistake, empty where it is left out
 * @param text the text of the whole template with the mistake
 * @since 0.1.0
 */
public record TemplateMutant(String kind, String file, int line, String sound, String broken, String text) {

    /** {@return the mistake, its place, and both lines} */
    @Override
    public String toString() {
        return kind + " at " + file + ":" + line + "\n  sound:  " + shortened(sound) + "\n  broken: "
                + shortened(broken);
    }

    private static String shortened(String line) {
        String stripped = line.strip();
        return stripped.length() > 200 ? stripped.substring(0, 200) + "…" : stripped;
    }
}
