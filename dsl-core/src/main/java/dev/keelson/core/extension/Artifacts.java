package dev.keelson.core.extension;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of an environment that are no manifests, while they are made.
 *
 * @since 0.1.0
 */
public final class Artifacts {
    private final List<Artifact> all = new ArrayList<>();

    /** No files yet. */
    public Artifacts() {}

    /**
     * Adds a YAML document.
     *
     * <p>Findings: {@code output-path} where the area is one of Keelson's own or the path is none, {@code same-output}
     * where another file has it.
     *
     * @param area the directory of all files of its kind, {@code cluster}
     * @param name its name below the environment's directory of that area
     * @param tree maps, lists, texts, numbers and booleans
     * @param source where it comes from
     */
    public void document(String area, String name, Object tree, Source source) {
        all.add(new Artifact(area, name, new Artifact.Document(tree), source));
    }

    /**
     * Adds any other text, with the findings of {@link #document}.
     *
     * @param area the directory of all files of its kind
     * @param name its name below the environment's directory of that area
     * @param text all of it
     * @param source where it comes from
     */
    public void text(String area, String name, String text, Source source) {
        all.add(new Artifact(area, name, new Artifact.Plain(text), source));
    }

    /** {@return all files in the order they were added} */
    public List<Artifact> all() {
        return List.copyOf(all);
    }

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
}
