package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be meant does not compile; each mistake has a twin that differs in one line and does. */
@Tag("slow")
class JavacTest {
    private static final String SOURCE = """
            import com.acme.disruption.Disruptions;
            import dev.keelson.core.container.Probe;
            import dev.keelson.core.platform.*;
            import dev.keelson.core.setting.*;
            import dev.keelson.core.token.*;
            import dev.keelson.core.value.*;

            class %s implements Definition {
                static final Namespace SHOP = Namespace.named("shop");
                static final Component API = SHOP.component("api"), DATABASE = SHOP.component("database");
                static final Port HTTP = Port.http(8080), SQL = Port.tcp("postgresql", 5432);
                static final SecretRef LOGIN = SHOP.existingSecret("login");
                static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");
                static final Setting<Count> MINIMUM = Setting.count("minimum", 2);
                static final Setting<Text> BANNER = Setting.text("banner", "hello");
                static final Toggle DEBUG = Setting.toggle("debug");

                @Override
                public void define(PlatformDraft p) {
                    %s
                }
            }
            """;
    private static final long LINE =
            SOURCE.substring(0, SOURCE.lastIndexOf("%s")).lines().count();

    /** All sources are compiled at once, because a compiler's start costs more than a source. */
    private static final Map<String, List<Diagnostic<? extends JavaFileObject>>> ERRORS = new HashMap<>();

    /**
     * A mistake and its twin.
     *
     * @param wrong does not compile
     * @param right does
     * @param told what javac's message names
     */
    record Twin(String wrong, String right, String told) {}

    static Stream<Twin> twins() {
        return Stream.of(
                new Twin(
                        "p.deployment(API, d -> d.port(HTTP));",
                        "p.deployment(API, IMAGE, d -> d.port(HTTP));",
                        "deployment"),
                new Twin("p.statefulSet(IMAGE, API, s -> {});", "p.statefulSet(API, IMAGE, s -> {});", "Component"),
                new Twin("p.job(API, \"shop/api:1\", j -> {});", "p.job(API, IMAGE, j -> {});", "Image"),
                new Twin(
                        "p.deployment(API, IMAGE, d -> d.connectsTo(HTTP, SQL));",
                        "p.deployment(API, IMAGE, d -> d.connectsTo(DATABASE, SQL));",
                        "connectsTo"),
                new Twin(
                        "p.deployment(API, IMAGE, d -> d.connectsTo(DATABASE));",
                        "p.deployment(API, IMAGE, d -> d.connectsTo(DATABASE, SQL));",
                        "connectsTo"),
                new Twin(
                        "p.job(API, IMAGE, j -> j.port(HTTP));",
                        "p.deployment(API, IMAGE, j -> j.port(HTTP));",
                        "port"),
                new Twin(
                        "p.job(API, IMAGE, j -> j.replicas(2));",
                        "p.deployment(API, IMAGE, j -> j.replicas(2));",
                        "replicas"),
                new Twin(
                        "p.job(API, IMAGE, j -> j.readiness(Probe.exec(\"true\")));",
                        "p.deployment(API, IMAGE, j -> j.readiness(Probe.exec(\"true\")));",
                        "readiness"),
                new Twin(
                        "p.job(API, IMAGE, j -> j.with(Disruptions.limited(b -> {})));",
                        "p.deployment(API, IMAGE, j -> j.with(Disruptions.limited(b -> {})));",
                        "Facet"),
                new Twin(
                        "p.deployment(API, IMAGE, d -> d.claim(\"data\", Storage.gib(1), c -> {}));",
                        "p.statefulSet(API, IMAGE, d -> d.claim(\"data\", Storage.gib(1), c -> {}));",
                        "claim"),
                new Twin(
                        "p.statefulSet(API, IMAGE, s -> s.claim(\"data\", c -> {}));",
                        "p.statefulSet(API, IMAGE, s -> s.claim(\"data\", Storage.gib(1), c -> {}));",
                        "claim"),
                new Twin(
                        "p.deployment(API, IMAGE, d -> d.env(\"PASSWORD\", LOGIN));",
                        "p.deployment(API, IMAGE, d -> d.env(\"PASSWORD\", LOGIN.key(\"password\")));",
                        "env"),
                new Twin(
                        "p.deployment(API, IMAGE, d -> d.resources(r -> r.memory(Storage.gib(1))));",
                        "p.deployment(API, IMAGE, d -> d.resources(r -> r.memory(Memory.gib(1))));",
                        "Memory"),
                new Twin(
                        "p.deployment(API, IMAGE, d -> d.replicas(p.get(DEBUG)));",
                        "p.deployment(API, IMAGE, d -> d.replicas(p.get(MINIMUM)));",
                        "replicas"),
                new Twin("if (p.get(MINIMUM)) {}", "if (p.get(DEBUG)) {}", "Boolean"),
                new Twin("if (p.get(MINIMUM) > 2) {}", "if (p.when(MINIMUM.isAtLeast(3))) {}", ">"),
                new Twin("if (p.get(MINIMUM) == 2) {}", "if (p.when(MINIMUM.isAtLeast(2))) {}", "=="),
                new Twin("int minimum = p.get(MINIMUM);", "Count minimum = p.get(MINIMUM);", "int"),
                new Twin("String banner = p.get(BANNER);", "Text banner = p.get(BANNER);", "String"),
                new Twin("p.get(BANNER).isEmpty();", "p.when(BANNER.isEmpty());", "isEmpty"),
                new Twin("p.get(MINIMUM).get();", "p.get(MINIMUM).plus(1);", "get"),
                new Twin(
                        "Environment.named(\"dev\").with(MINIMUM, Cpu.cores(1));",
                        "Environment.named(\"dev\").with(MINIMUM, Count.of(1));",
                        "with"),
                new Twin("Environment.named(\"dev\").on(MINIMUM);", "Environment.named(\"dev\").on(DEBUG);", "Toggle"));
    }

    @BeforeAll
    static void compile(@TempDir Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler).as("a JDK runs the tests, not a JRE").isNotNull();
        List<Source> sources = twins().flatMap(twin -> Stream.of(twin.wrong(), twin.right()))
                .distinct()
                .map(Source::new)
                .toList();
        sources.forEach(source -> ERRORS.put(source.line, new ArrayList<>()));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> options = List.of(
                "-proc:none",
                "--release",
                "17",
                "-classpath",
                path,
                "-d",
                classes.toString(),
                // The errors of one source must not keep the others from being looked at.
                "-XDshould-stop.ifError=FLOW",
                "-Xmaxerrs",
                "1000");
        compiler.getTask(null, null, diagnostics, options, null, sources).call();
        diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .forEach(each -> ERRORS.get(((Source) each.getSource()).line).add(each));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void a_mistake_is_refused_at_its_line_and_its_twin_compiles(Twin twin) {
        assertThat(ERRORS.get(twin.right())).isEmpty();
        assertThat(ERRORS.get(twin.wrong()))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.getLineNumber()).isEqualTo(LINE))
                .anySatisfy(error -> assertThat(error.getMessage(Locale.ROOT)).contains(twin.told()));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String line;
        private final String text;

        Source(String line) {
            this(line, "Sample" + Integer.toHexString(line.hashCode()));
        }

        private Source(String line, String className) {
            super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
            this.line = line;
            this.text = SOURCE.formatted(className, line);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
