package dev.keelson.core.release;

import dev.keelson.core.diagnostic.Problems;

/**
 * Makes files of the whole platform. It is called once, after every environment was built and no check found an error;
 * what it writes stands in the same tree as the manifests, and an error that it reports keeps all of them from being
 * written.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PlatformOutput {
    /** Adds the files that follow from the platform, and a finding for each mistake. */
    void write(PlatformView view, PlatformFiles out, Problems problems);
}
