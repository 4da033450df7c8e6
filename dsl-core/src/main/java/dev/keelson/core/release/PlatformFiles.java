package dev.keelson.core.release;

import dev.keelson.core.extension.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of the whole platform, while they are made. Paths are below the output directory, {@code charts/index.yaml}.
 *
 * <p>Findings: {@code output-path} where the path is none or in a directory of Keelson's own, {@code same-output} where
 * another file has it.
 *
 * @since 0.1.0
 */
public final class PlatformFiles {
    private final List<PlatformFile> all = new ArrayList<>();

    /** No files yet. */
    public PlatformFiles() {}

    /** Adds a text, written as UTF-8. */
    public void text(String path, String text, Source source) {
        bytes(path, text.getBytes(StandardCharsets.UTF_8), source);
    }

    /** Adds a file as it is. */
    public void bytes(String path, byte[] content, Source source) {
        all.add(new PlatformFile(path, content, false, source));
    }

    /**
     * Adds a text into which the file that stands there went, {@link PlatformView#earlier}: that one is replaced, even if
     * Keelson did not write it.
     */
    public void merged(String path, String text, Source source) {
        all.add(new PlatformFile(path, text.getBytes(StandardCharsets.UTF_8), true, source));
    }

    /** Keeps a file that stands there and that this run would not make, {@link PlatformView#earlier}. */
    public void kept(String path, byte[] content, Source source) {
        all.add(new PlatformFile(path, content, true, source));
    }

    /** {@return all files in the order they were added} */
    public List<PlatformFile> all() {
        return List.copyOf(all);
    }

    /** A file of the whole platform. */
    public static final class PlatformFile {
        private final String path;
        private final byte[] content;
        private final boolean overEarlier;
        private final Source source;

        private PlatformFile(String path, byte[] content, boolean overEarlier, Source source) {
            this.path = path;
            this.content = content.clone();
            this.overEarlier = overEarlier;
            this.source = source;
        }

        /** {@return where it is written} */
        public String path() {
            return path;
        }

        /** {@return a copy of its bytes} */
        public byte[] content() {
            return content.clone();
        }

        /** {@return whether it takes the place of a file that Keelson did not write} */
        public boolean isOverEarlier() {
            return overEarlier;
        }

        /** {@return where it comes from} */
        public Source source() {
            return source;
        }
    }
}
