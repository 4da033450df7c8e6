package dev.keelson.validation.process;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The end of a log, for messages: what filled a disk does not fit into one.
 *
 * @since 0.1.0
 */
public final class LogEnd {
    private static final int SHOWN_LINES = 30;
    private static final int SHOWN_BYTES = 1 << 16;

    private LogEnd() {}

    /** {@return the last lines of a file, or why it cannot be read} */
    public static String of(Path log) {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - SHOWN_BYTES));
            List<String> lines = new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException e) {
            return "(it cannot be read: " + e + ")";
        }
    }
}
