package dev.keelson.helm.repository;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Files in the form of POSIX {@code ustar}, all of one time, owner and mode, so that nothing of the machine gets in.
 */
final class TarFile {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;

    private final long seconds;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    TarFile(Instant time) {
        this.seconds = time.getEpochSecond();
    }

    /** Adds a file. */
    void add(String path, byte[] content) {
        out.writeBytes(header(path, content.length));
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    /** {@return the archive, with its two empty blocks at the end} */
    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(new byte[2 * BLOCK]);
        return whole.toByteArray();
    }

    private byte[] header(String path, int size) {
        int split = split(path);
        byte[] header = new byte[BLOCK];
        put(header, 0, path.substring(split == 0 ? 0 : split + 1));
        put(header, 100, octal(0644, 7));
        put(header, 108, octal(0, 7));
        put(header, 116, octal(0, 7));
        put(header, 124, octal(size, 11));
        put(header, 136, octal(seconds, 11));
        put(header, 148, " ".repeat(8));
        header[156] = '0';
        put(header, 257, "ustar");
        put(header, 263, "00");
        put(header, 345, path.substring(0, split));
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, octal(sum, 6) + "\0 ");
        return header;
    }

    /** Where a long path is cut in two at a slash; 0 for a short one. */
    private static int split(String path) {
        int length = path.getBytes(StandardCharsets.UTF_8).length;
        if (length <= NAME) {
            return 0;
        }
        int slash = path.lastIndexOf('/', Math.min(PREFIX, length));
        if (length != path.length() || slash <= 0 || length - slash - 1 > NAME) {
            throw new IllegalArgumentException("the path " + path + " is too long for an archive");
        }
        return slash;
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    private static String octal(long number, int digits) {
        String text = Long.toOctalString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
