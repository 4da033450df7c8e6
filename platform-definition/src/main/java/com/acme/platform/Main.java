package com.acme.platform;

import dev.keelson.core.platform.Platform;

/** Writes the manifests of all environments. */
public final class Main {
    private Main() {}

    /** Takes the options that {@code --help} lists. */
    public static void main(String... args) {
        Platform.main(args, new ProductPlatform(), Environments.DEV, Environments.STAGING, Environments.PROD);
    }
}
