package dev.keelson.validation.platform;

/** The platform that platform-definition wrote in this build. */
final class ShippedPlatform {
    /** Fails with the fix where the tree is missing. */
    static final WrittenPlatform TREE =
            WrittenPlatform.ofProperty("keelson.platform", "mvn -pl platform-definition process-classes");

    private ShippedPlatform() {}
}
