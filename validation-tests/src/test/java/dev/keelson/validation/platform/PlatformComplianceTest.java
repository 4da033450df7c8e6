package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.compliance.ComplianceReport;
import dev.keelson.validation.compliance.ComplianceRow;
import dev.keelson.validation.compliance.Controls;
import dev.keelson.validation.compliance.Proofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every promise of the platform has objects that keep it and a test that proves it; the table is written beside the build. */
class PlatformComplianceTest {
    static Stream<String> environments() {
        return ShippedPlatform.TREE.environments().stream();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void every_promise_is_kept_by_objects_and_proven_by_tests(String environment) throws IOException {
        ComplianceReport report = ComplianceReport.of(
                environment,
                ShippedPlatform.TREE.manifests(environment),
                Controls.ALL,
                Proofs.below("dev.keelson.validation"));
        Path directory = Files.createDirectories(Path.of(System.getProperty("keelson.compliance")));
        Files.writeString(directory.resolve(environment + ".md"), report.markdown());

        assertThat(report.gaps())
                .extracting(row -> row.control().id() + " is " + row.state())
                .isEmpty();
        assertThat(report.rows())
                .filteredOn(row -> row.state() == ComplianceRow.State.PROVEN)
                .hasSizeGreaterThanOrEqualTo(8);
    }
}
