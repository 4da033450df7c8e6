package dev.keelson.core.extension;

/**
 * A file of an environment that is no manifest, and where it comes from.
 *
 * @param area the directory of all files of its kind, at the top of the output beside {@code manifests}
 * @param name its name, or its path below the environment's directory of that area
 * @param content what it holds
 * @param source where it comes from; its component is told in the report and says nothing of the place
 * @since 0.1.0
 */
public record Artifact(String area, String name, Content content, Source source) {

    /**
     * What a file holds.
     *
     * @since 0.1.0
     */
    public sealed interface Content {}

    /**
     * A YAML document. Scalars in it are what the {@link View#sink()} gives, so that a difference names fields and a chart
     * knows which settings matter here.
     *
     * @param tree maps, lists, texts, numbers and booleans
     * @since 0.1.0
     */
    public record Document(Object tree) implements Content {}

    /**
     * Any other text.
     *
     * @param text all of it
     * @since 0.1.0
     */
    public record Plain(String text) implements Content {}

    /** {@return where it is written, {@code cluster/prod/values.yaml}} */
    public String path(String environment) {
        return area + "/" + environment + "/" + name;
    }

    /** {@return what it is called in every environment, {@code file cluster/values.yaml}} */
    public String id() {
        return "file " + area + "/" + name;
    }
}
