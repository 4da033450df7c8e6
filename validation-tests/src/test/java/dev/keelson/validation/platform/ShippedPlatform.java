package dev.keelson.validation.platform;

/** The platform that platform-definition wrote in this build. */
public final class ShippedPlatform {
    /** Fails with the fix where the tree is missing. */
    public static final WrittenPlatform TREE =
            WrittenPlatform.ofProperty("keelson.platform", "mvn -pl platform-definition process-classes");

    private ShippedPlatform() {}
}
