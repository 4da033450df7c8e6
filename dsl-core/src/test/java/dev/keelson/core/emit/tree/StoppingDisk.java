package dev.keelson.core.emit.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Works until a given step and then fails or dies there; a write that does not come through leaves half a file. */
final class StoppingDisk extends Disk {
    private final int lastStep;
    private final boolean dies;
    private int steps;

    private StoppingDisk(int lastStep, boolean dies) {
        this.lastStep = lastStep;
        this.dies = dies;
    }

    static StoppingDisk fullAfter(int steps) {
        return new StoppingDisk(steps, false);
    }

    static StoppingDisk diesAfter(int steps) {
        return new StoppingDisk(steps, true);
    }

    static StoppingDisk never() {
        return new StoppingDisk(Integer.MAX_VALUE, false);
    }

    int steps() {
        return steps;
    }

    @Override
    void createDirectory(Path directory) throws IOException {
        step();
        super.createDirectory(directory);
    }

    @Override
    void writeNew(Path file, byte[] content) throws IOException {
        try {
            step();
        } catch (IOException | Death e) {
            Files.write(file, Arrays.copyOf(content, content.length / 2), StandardOpenOption.CREATE_NEW);
            throw e;
        }
        // Forced to the disk as in earnest, thousands of runs would take minutes.
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
    }

    @Override
    void replace(Path file, Path by) throws IOException {
        step();
        super.replace(file, by);
    }

    @Override
    void delete(Path file) throws IOException {
        step();
        super.delete(file);
    }

    @Override
    boolean deleteIfEmpty(Path directory) throws IOException {
        step();
        return super.deleteIfEmpty(directory);
    }

    @Override
    void syncNames(Path directory) throws IOException {
        step();
    }

    private void step() throws IOException {
        if (steps == lastStep) {
            if (dies) {
                throw new Death();
            }
            steps++;
            throw new IOException("No space left on device");
        }
        steps++;
    }

    /** As good as a kill: no clean-up code of the writer runs. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
