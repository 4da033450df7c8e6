package dev.keelson.validation.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keelson.core.platform.Platform;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.declared.Declaration;
import dev.keelson.validation.network.declared.TrafficAudit;
import dev.keelson.validation.platform.WrittenPlatform;
import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.purity.DefinitionRules;
import dev.keelson.validation.secret.PlainSecrets;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keelson as users meet it: a Maven project that shares nothing with this build but the modules it depends on. */
class ConsumerProjectTest {
    // The first build on a machine downloads what the example needs beyond this build.
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @TempDir
    private Path dir;

    @Test
    void a_project_outside_the_build_declares_tests_and_writes_its_own_platform() throws Exception {
        Path project = dir.resolve("minimal");
        copy(Path.of(property("keelson.root"), "examples", "minimal"), project);
        try (BorrowedRepository repository = repository()) {
            build(project, repository.root());
        }

        assertThat(project.resolve("target/surefire-reports/com.example.guestbook.GuestbookTest.txt"))
                .content()
                .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
        DefinitionRules.pure().check(new ClassFileImporter().importPath(project.resolve("target/classes")));
        WrittenPlatform written = WrittenPlatform.at(project.resolve("target/platform"));
        assertThat(written.environments()).containsExactly("dev", "prod");
        for (String environment : written.environments()) {
            ManifestTree tree = written.manifests(environment);
            assertThat(TrafficAudit.differences(tree, Declaration.of(written.report(environment))))
                    .isEmpty();
            assertThat(PlainSecrets.in(tree)).isEmpty();
        }
        assertThat(replicas(written, "dev")).isEqualTo(1);
        assertThat(replicas(written, "prod")).isEqualTo(3);
    }

    private static int replicas(WrittenPlatform written, String environment) {
        return written.manifests(environment).manifests().stream()
                .filter(manifest -> manifest.type().equals("apps/v1/Deployment"))
                .mapToInt(manifest -> manifest.body().at("/spec/replicas").asInt())
                .sum();
    }

    private static void build(Path project, Path repository) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(property("keelson.maven.home"), "bin", "mvn").toString());
        command.addAll(List.of("--batch-mode", "--no-transfer-progress"));
        if (property("keelson.maven.offline").equals("offline=true")) {
            command.add("--offline");
        }
        command.add("-Dmaven.repo.local=" + repository);
        command.add("-Dkeelson.version=" + property("keelson.version"));
        command.add("package");
        ProcessRun.of(LIMIT, command)
                .in(project)
                .environment("JAVA_HOME", System.getProperty("java.home"))
                .run()
                .orFail();
    }

    private BorrowedRepository repository() throws IOException, URISyntaxException {
        Path root = Path.of(property("keelson.root"));
        BorrowedRepository repository = new BorrowedRepository(
                dir.resolve("repository"), Path.of(property("keelson.maven.repository")), property("keelson.version"));
        repository.put("keelson", root.resolve("pom.xml"));
        repository.put("bom", Path.of(property("keelson.bom")));
        Path core = Path.of(Platform.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        repository.put("dsl-core", root.resolve("dsl-core/pom.xml"), core);
        return repository;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(each -> !from.relativize(each).startsWith("target"))
                    .toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The system property " + name
                    + " is not set. Maven sets it: mvn -pl validation-tests test -Dtest=ConsumerProjectTest");
        }
        return value;
    }
}
