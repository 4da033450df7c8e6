package dev.keelson.validation.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Platform;
import dev.keelson.helm.chart.Chart;
import dev.keelson.helm.repository.ChartArchive;
import dev.keelson.validation.process.ProcessResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive that was signed as the documentation says, and Helm's judgement of it. */
@Tag("slow")
class ProvenanceTest {
    private static final String ARCHIVE = "hooked-shop-1.0.0.tgz";

    private final HelmProgram helm = HelmProgram.install();
    private final Map<String, String> files =
            Chart.of(Platform.of(new HookedShop()), "1.0.0").files();

    @TempDir
    private Path directory;

    private Path keyring;

    @BeforeEach
    void sign() throws IOException {
        keyring = directory.resolve("pubring.gpg");
        Files.write(archive(), packed(files));
        String message = files.get("Chart.yaml") + "\n...\nfiles:\n  " + ARCHIVE + ": sha256:" + sum(archive()) + "\n";
        Files.writeString(provenance(), ThrowawayKey.sign("ada", keyring, message));
    }

    @Test
    void helm_verifies_a_signed_archive_and_installs_from_it() throws IOException {
        ProcessResult verified = helm("verify", archive().toString(), "--keyring", keyring.toString());

        assertThat(verified.orFail().output())
                .contains("Signed by: ada <ada@example.com>", "Chart Hash Verified: sha256:" + sum(archive()));
        assertThat(template().orFail().output()).contains("kind: Deployment");
    }

    @Test
    void an_archive_that_was_changed_after_it_was_signed_is_refused() throws IOException {
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put("README.md", "Other words.\n");
        Files.write(archive(), packed(changed));

        assertThat(template().exitCode()).isNotZero();
        assertThat(template().errors()).contains("sha256 sum does not match");
    }

    @Test
    void a_signature_of_a_key_that_nobody_trusts_is_refused() {
        Path trusted = directory.resolve("trusted.gpg");
        ThrowawayKey.sign("grace", trusted, "anything");
        keyring = trusted;

        assertThat(template().exitCode()).isNotZero();
        assertThat(template().errors()).contains("signature made by unknown entity");
    }

    private ProcessResult template() {
        return helm(
                "template",
                "shop",
                archive().toString(),
                "--kube-version=1.34.0",
                "--verify",
                "--keyring",
                keyring.toString());
    }

    private ProcessResult helm(String... arguments) {
        return helm.run(directory.resolve("no-cluster"), arguments);
    }

    private Path archive() {
        return directory.resolve(ARCHIVE);
    }

    private Path provenance() {
        return directory.resolve(ARCHIVE + ".prov");
    }

    private static byte[] packed(Map<String, String> files) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        files.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return ChartArchive.of("hooked-shop", "1.0.0", contents).bytes();
    }

    private static String sum(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
