package dev.keelson.validation.kubeconform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.validation.platform.PlatformOrigins;
import dev.keelson.validation.process.ProcessResult;
import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs kubeconform over the manifests of a platform.
 *
 * <p>One process judges the whole tree. It reads the schemas that Keelson validates with from a directory and nothing
 * from the network. Nothing is skipped: a kind without a schema, a file that is not YAML and a file without an object
 * are findings. Only {@code kustomization.yaml}, which is no object of a cluster, is left out.
 *
 * @since 0.1.0
 */
public final class Kubeconform {
    private static final Tool TOOL = Tool.program(
                    "kubeconform",
                    GoModule.at("")
                            .program("github.com/yannh/kubeconform/cmd/kubeconform")
                            .stamped("main.version"))
            .tellingVersion("-v");
    private static final String LEFT_OUT = "kustomization.yaml";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One entry of the tree of causes, which kubeconform writes into a single line. */
    private static final Pattern CAUSE = Pattern.compile("- at '([^']*)': (.*?)(?=\\s+- at '|$)", Pattern.DOTALL);

    /** Entries that only announce the more precise ones below them. */
    private static final Pattern ANNOUNCEMENT = Pattern.compile("validation failed|'(allOf|\\$ref)' failed");

    private final Path schemas;

    private Kubeconform(Path schemas) {
        this.schemas = schemas;
    }

    /**
     * Returns a kubeconform that knows some schemas.
     *
     * @param schemas they decide which kinds are known
     * @param directory where they are written for kubeconform to read; it has to stay as long as this object is used
     */
    public static Kubeconform with(KubernetesSchemas schemas, Path directory) {
        try {
            schemas.writeStandalone(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write schemas to " + directory, e);
        }
        return new Kubeconform(directory.toAbsolutePath());
    }

    /**
     * Judges what a platform has written, and leads every finding back to a Java line.
     *
     * @param platform the directory with {@code manifests} and {@code report/platform.json}
     */
    public KubeconformReport validatePlatform(Path platform) {
        PlatformOrigins origins =
                PlatformOrigins.read(platform.resolve("report").resolve("platform.json"));
        KubeconformReport report = validate(platform.resolve("manifests"));
        return new KubeconformReport(
                report.objects(),
                report.findings().stream()
                        .map(finding -> finding.with(
                                origins.of(finding.file(), finding.apiVersion(), finding.kind(), finding.name())))
                        .toList());
    }

    /** Judges every YAML file below a directory. */
    public KubeconformReport validate(Path directory) {
        Set<String> unread = yamlFiles(directory);
        if (unread.isEmpty()) {
            return new KubeconformReport(0, List.of(fileFinding("", "holds no YAML file: " + directory)));
        }
        List<KubeconformFinding> findings = new ArrayList<>();
        int objects = 0;
        for (JsonNode resource : run(directory)) {
            String file = relative(directory, resource.path("filename").asText());
            String status = resource.path("status").asText();
            if (status.isEmpty()) {
                continue;
            }
            unread.remove(file);
            objects++;
            if (!status.equals("statusValid")) {
                findings.addAll(findings(file, resource));
            }
        }
        unread.forEach(file -> findings.add(fileFinding(file, "holds no object")));
        findings.sort(Comparator.comparing(KubeconformFinding::file)
                .thenComparing(KubeconformFinding::kind)
                .thenComparing(KubeconformFinding::name)
                .thenComparing(KubeconformFinding::pointer)
                .thenComparing(KubeconformFinding::message));
        return new KubeconformReport(objects, List.copyOf(findings));
    }

    private JsonNode run(Path directory) {
        ProcessResult result = ProcessRun.of(
                        TIMEOUT,
                        List.of(
                                TOOL.install().path().toString(),
                                "-strict",
                                "-verbose",
                                "-output",
                                "json",
                                "-schema-location",
                                schemas + "/{{ .ResourceKind }}{{ .KindSuffix }}.json",
                                "-ignore-filename-pattern",
                                "(^|[/\\\\])" + Pattern.quote(LEFT_OUT) + "$",
                                directory.toString()))
                .run();
        try {
            JsonNode resources = JSON.readTree(result.output()).path("resources");
            if (resources.isArray()) {
                return resources;
            }
        } catch (JsonProcessingException e) {
            result.orFail();
            throw new UncheckedIOException("kubeconform wrote something else than JSON: " + result.output(), e);
        }
        result.orFail();
        throw new IllegalStateException("kubeconform named no resources: " + result.output() + result.errors());
    }

    private static List<KubeconformFinding> findings(String file, JsonNode resource) {
        String message = resource.path("msg").asText();
        List<KubeconformFinding> findings = new ArrayList<>();
        Matcher cause = CAUSE.matcher(message);
        while (cause.find()) {
            if (!ANNOUNCEMENT.matcher(cause.group(2)).matches()) {
                findings.add(
                        finding(file, resource, cause.group(1), cause.group(2).strip()));
            }
        }
        return findings.isEmpty() ? List.of(finding(file, resource, "", message.strip())) : findings;
    }

    private static KubeconformFinding finding(String file, JsonNode resource, String pointer, String message) {
        return new KubeconformFinding(
                file,
                resource.path("version").asText(),
                resource.path("kind").asText(),
                resource.path("name").asText(),
                pointer,
                message,
                List.of());
    }

    private static KubeconformFinding fileFinding(String file, String message) {
        return new KubeconformFinding(file, "", "", "", "", message, List.of());
    }

    private static Set<String> yamlFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            Set<String> names = new HashSet<>();
            files.filter(Files::isRegularFile)
                    .map(file -> relative(directory, file.toString()))
                    .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                    .filter(file -> !file.equals(LEFT_OUT) && !file.endsWith("/" + LEFT_OUT))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + directory, e);
        }
    }

    private static String relative(Path directory, String file) {
        return directory.relativize(Path.of(file)).toString().replace('\\', '/');
    }
}
