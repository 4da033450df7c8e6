package dev.keelson.validation.release;

import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An OpenPGP key that signs once and is forgotten.
 *
 * @since 0.1.0
 */
public final class ThrowawayKey {
    private static final Tool TOOL = Tool.own("clearsign", GoModule.at("helm").own("clearsign"));
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private ThrowawayKey() {}

    /**
     * Signs a text as {@code gpg --clearsign} does.
     *
     * @param name whose key it is
     * @param keyring where the public part of the key is written
     * @param text what is signed
     * @return the text and its signature
     */
    public static String sign(String name, Path keyring, String text) {
        return ProcessRun.of(TIMEOUT, List.of(TOOL.install().path().toString(), name, keyring.toString()))
                .input(text)
                .run()
                .orFail()
                .output();
    }
}
