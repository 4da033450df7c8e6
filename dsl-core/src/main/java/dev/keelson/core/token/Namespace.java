package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * A namespace. One that is {@linkplain #named(String) named} belongs to the platform, which writes its object; an
 * {@linkplain #existing(String) existing} one is made by somebody else.
 *
 * @since 0.1.0
 */
public final class Namespace extends Token {
    private final String name;
    private final boolean owned;

    private Namespace(String name, boolean owned) {
        this(name, owned, Origin.here());
    }

    private Namespace(String name, boolean owned, Origin origin) {
        super(origin, Names.label("namespace", name, origin));
        this.name = name;
        this.owned = owned;
    }

    /** {@return a namespace that the platform makes} */
    public static Namespace named(String name) {
        return new Namespace(name, true);
    }

    /** {@return a namespace that somebody else makes} */
    public static Namespace existing(String name) {
        return new Namespace(name, false);
    }

    /** {@return a component in this namespace; its name is that of its workload, service and service account} */
    public Component component(String name) {
        return new Component(this, name, Origin.here());
    }

    /** {@return a config map that the platform fills with {@code p.config(…)}} */
    public ConfigRef config(String name) {
        return new ConfigRef(this, name, true, Origin.here());
    }

    /** {@return a config map that somebody else makes} */
    public ConfigRef existingConfig(String name) {
        return new ConfigRef(this, name, false, Origin.here());
    }

    /** {@return a secret that the platform has made with {@code p.externalSecret(…)}; it never holds a value itself} */
    public SecretRef secret(String name) {
        return new SecretRef(this, name, true, Origin.here());
    }

    /** {@return a secret that somebody else makes} */
    public SecretRef existingSecret(String name) {
        return new SecretRef(this, name, false, Origin.here());
    }

    /** {@return a store of secrets for this namespace that somebody else makes} */
    public SecretStore existingSecretStore(String name) {
        return new SecretStore(this, name, Origin.here());
    }

    /** {@return a claim that the platform makes with {@code p.claim(…)} and that any of its pods can mount} */
    public ClaimRef claim(String name) {
        return new ClaimRef(this, name, true, Origin.here());
    }

    /** {@return a claim that somebody else makes} */
    public ClaimRef existingClaim(String name) {
        return new ClaimRef(this, name, false, Origin.here());
    }

    /** {@return an exposure of components of this namespace; its name is that of the objects that follow} */
    public ExposureRef exposure(String name) {
        return new ExposureRef(this, name, Origin.here());
    }

    /** {@return an issuer of certificates in this namespace that the platform makes, with {@code p.issuer(…)}} */
    public IssuerRef issuer(String name) {
        return new IssuerRef(this, name, true, Origin.here());
    }

    /** {@return an issuer of certificates in this namespace that somebody else makes} */
    public IssuerRef existingIssuer(String name) {
        return new IssuerRef(this, name, false, Origin.here());
    }

    /** {@return the name in the cluster} */
    public String name() {
        return name;
    }

    /** {@return whether the platform makes it} */
    public boolean isOwned() {
        return owned;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Namespace namespace && name.equals(namespace.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
