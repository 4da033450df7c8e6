package dev.keelson.validation.mesh.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * The login of a mesh: it signs tokens with a key that the mesh knows.
 *
 * @since 0.1.0
 */
public final class Tokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY = "lab";
    private static final int BITS = 2048;
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final KeyPair keys;

    private Tokens(KeyPair keys) {
        this.keys = keys;
    }

    /** Returns a login with a key of its own; what it signs is forged for all others. */
    public static Tokens create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new Tokens(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }

    /** {@return a token that is valid for an hour} */
    public String token(String issuer, String audience) {
        return token(issuer, audience, Instant.now().plus(VALIDITY), Map.of());
    }

    /** {@return a token that is valid for an hour and says something more of its bearer} */
    public String token(String issuer, String audience, String claim, String value) {
        return token(issuer, audience, Instant.now().plus(VALIDITY), Map.of(claim, value));
    }

    /** {@return a token whose time has gone by} */
    public String expired(String issuer, String audience) {
        return token(issuer, audience, Instant.now().minus(VALIDITY), Map.of());
    }

    private String token(String issuer, String audience, Instant end, Map<String, String> more) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("alg", "RS256").put("typ", "JWT").put("kid", KEY);
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", issuer).put("aud", audience).put("sub", "somebody").put("exp", end.getEpochSecond());
        more.forEach(claims::put);
        String signed = encode(head) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform signs with RSA", e);
        }
    }

    private static String encode(ObjectNode part) {
        return BASE64.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the key that tokens are verified with, as a JSON web key set} */
    String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("kid", KEY)
                .put("use", "sig")
                .put("alg", "RS256")
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        return set.toString();
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
