package dev.keelson.validation.certificate;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemGenerationException;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A certificate with its private key.
 *
 * @param certificate signed by an {@link Authority}
 * @param key only its owner has it
 * @since 0.1.0
 */
public record Credential(X509Certificate certificate, PrivateKey key) {

    /** Returns the name of a workload, {@code spiffe://…}; other certificates have none. */
    public String uri() {
        try {
            return certificate.getSubjectAlternativeNames().stream()
                    .filter(name -> name.get(0).equals(GeneralName.uniformResourceIdentifier))
                    .map(name -> String.valueOf(name.get(1)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The certificate names no workload"));
        } catch (CertificateParsingException e) {
            throw new IllegalStateException("The certificate has names that cannot be read", e);
        }
    }

    /** Returns the certificate as PEM. */
    public String certificatePem() {
        try {
            return pem(new JcaMiscPEMGenerator(certificate));
        } catch (IOException e) {
            throw new UncheckedIOException("A certificate has no PEM form", e);
        }
    }

    /** Returns the private key as PEM, in PKCS #8. */
    public String keyPem() {
        return keyPem(key);
    }

    /**
     * Writes {@code <name>.crt} and, readable by nobody else, {@code <name>.key}.
     *
     * @param directory where
     * @param name of both files
     */
    public void write(Path directory, String name) {
        try {
            Files.writeString(directory.resolve(name + ".crt"), certificatePem());
            writeSecret(directory.resolve(name + ".key"), keyPem());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the certificate " + name + " to " + directory, e);
        }
    }

    /**
     * Writes a file that its owner alone can read.
     *
     * @throws IOException if it cannot be written
     */
    public static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly()));
        Files.writeString(file, text);
    }

    static String keyPem(PrivateKey key) {
        try {
            return pem(new JcaPKCS8Generator(key, null));
        } catch (PemGenerationException e) {
            throw new IllegalStateException("A private key has no PEM form", e);
        }
    }

    static String pem(PemObjectGenerator content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Set<PosixFilePermission> ownerOnly() {
        return PosixFilePermissions.fromString("rw-------");
    }
}
