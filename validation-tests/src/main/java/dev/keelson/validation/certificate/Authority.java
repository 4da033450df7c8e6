package dev.keelson.validation.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority that nobody but the test trusts.
 *
 * @since 0.1.0
 */
public final class Authority {
    private static final Duration VALIDITY = Duration.ofDays(2);
    /** Clocks of two programs on one machine agree; one that was read before a step of the clock does not. */
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Credential root;

    private Authority(Credential root) {
        this.root = root;
    }

    /** Returns a new authority. */
    public static Authority named(String name) {
        KeyPair pair = keys();
        X500Principal subject = new X500Principal("CN=" + name);
        X509Certificate certificate = sign(subject, subject, pair, pair, builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature));
        });
        return new Authority(new Credential(certificate, pair.getPrivate()));
    }

    /** Returns the certificate that signs all others. */
    public X509Certificate certificate() {
        return root.certificate();
    }

    /** Returns the certificate that signs all others as PEM. */
    public String certificatePem() {
        return root.certificatePem();
    }

    /**
     * Issues a certificate for a server on this machine, which may also be a client of its peers.
     *
     * @param name its common name
     * @param hosts further host names that it answers to
     */
    public Credential server(String name, String... hosts) {
        List<GeneralName> names = new ArrayList<>(List.of(
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.dNSName, "localhost")));
        for (String host : hosts) {
            names.add(new GeneralName(GeneralName.dNSName, host));
        }
        return issue(
                new X500Principal("CN=" + name),
                Set.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
                names);
    }

    /**
     * Issues a certificate for a client.
     *
     * @param name the user that it is
     * @param group the group that the user belongs to
     */
    public Credential client(String name, String group) {
        return issue(new X500Principal("O=" + group + ",CN=" + name), Set.of(KeyPurposeId.id_kp_clientAuth), List.of());
    }

    /**
     * Issues a certificate for a workload of a mesh.
     *
     * @param spiffe who it is: {@code spiffe://cluster.local/ns/shop/sa/api}
     */
    public Credential workload(String spiffe) {
        return issue(
                new X500Principal("O=mesh"),
                Set.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth),
                List.of(new GeneralName(GeneralName.uniformResourceIdentifier, spiffe)));
    }

    private Credential issue(X500Principal subject, Set<KeyPurposeId> purposes, List<GeneralName> names) {
        KeyPair pair = keys();
        KeyPair signer = new KeyPair(root.certificate().getPublicKey(), root.key());
        X509Certificate certificate =
                sign(subject, root.certificate().getSubjectX500Principal(), pair, signer, builder -> {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                    builder.addExtension(
                            Extension.extendedKeyUsage,
                            false,
                            new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
                    if (!names.isEmpty()) {
                        builder.addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(names.toArray(GeneralName[]::new)));
                    }
                });
        return new Credential(certificate, pair.getPrivate());
    }

    private static X509Certificate sign(
            X500Principal subject, X500Principal issuer, KeyPair owner, KeyPair signer, Extensions extensions) {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, RANDOM),
                Date.from(now.minus(TOLERANCE)),
                Date.from(now.plus(VALIDITY)),
                subject,
                owner.getPublic());
        try {
            extensions.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException("Cannot sign a certificate for " + subject, e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has elliptic curves", e);
        }
    }

    /** What a certificate says besides who it is for. */
    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws Exception;
    }
}
