package dev.keelson.helm.repository;

import dev.keelson.core.release.Release;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A packed chart, {@code product-0.1.0.tgz}: what {@code helm install}, repositories and registries take. The same files
 * make the same bytes, on every machine and JVM.
 *
 * @since 0.1.0
 */
public final class ChartArchive {
    private final String name;
    private final String version;
    private final byte[] bytes;

    private ChartArchive(String name, String version, byte[] bytes) {
        this.name = name;
        this.version = version;
        this.bytes = bytes;
    }

    /**
     * Packs a chart.
     *
     * @param name the chart's name
     * @param version the chart's version
     * @param files its files by their path in the chart
     */
    public static ChartArchive of(String name, String version, Map<String, byte[]> files) {
        TarFile tar = new TarFile(Release.NO_TIME);
        new TreeMap<>(files).forEach((path, content) -> tar.add(name + "/" + path, content));
        return new ChartArchive(name, version, Gzip.pack(tar.bytes()));
    }

    /** {@return the chart's name} */
    public String name() {
        return name;
    }

    /** {@return the chart's version} */
    public String version() {
        return version;
    }

    /** {@return the name of the archive's file, as Helm calls it} */
    public String fileName() {
        return name + "-" + version + ".tgz";
    }

    /** {@return a copy of its bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the SHA-256 of its bytes, in hexadecimal digits} */
    public String digest() {
        return digest(bytes);
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
