package dev.keelson.helm.repository;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/**
 * Packs bytes as gzip, always in the same way. The JDK packs with the system's zlib on one machine and with its own on
 * another, and what they make differs; so the bytes are written here, in blocks that are not made smaller.
 */
final class Gzip {
    private static final int LONGEST = 0xffff;

    private Gzip() {}

    /** {@return the content in a gzip file of no name and no time} */
    static byte[] pack(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + content.length / 1_000 + 64);
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        int start = 0;
        do {
            int length = Math.min(LONGEST, content.length - start);
            boolean last = start + length == content.length;
            out.write(last ? 1 : 0);
            twoBytes(length, out);
            twoBytes(~length, out);
            out.write(content, start, length);
            start += length;
        } while (start < content.length);
        CRC32 sum = new CRC32();
        sum.update(content);
        fourBytes(sum.getValue(), out);
        fourBytes(content.length, out);
        return out.toByteArray();
    }

    private static void twoBytes(int number, ByteArrayOutputStream out) {
        out.write(number);
        out.write(number >> 8);
    }

    private static void fourBytes(long number, ByteArrayOutputStream out) {
        twoBytes((int) number, out);
        twoBytes((int) (number >> 16), out);
    }
}
