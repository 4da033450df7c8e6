package dev.keelson.validation.chart.trap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 47: what looks into a scalar, of which a template would have to guess what it does, does not compile. */
@Tag("slow")
class ContentTrapTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banner.toLowerCase()",
                "banner.trim()",
                "banner.substring(0, 9)",
                "banner.length()",
                "banner.isEmpty()",
                "banner.startsWith(\"w\")",
                "banner.contains(\"w\")",
                "banner.compareTo(banner)",
                "banner == \"welcome\" ? 1 : 2",
                "java.net.URLEncoder.encode(banner, java.nio.charset.StandardCharsets.UTF_8)",
                "minimum > 10 ? 5 : 1",
                "minimum + 1",
                "Math.max(minimum, 2)",
                "String.format(\"%03d\", (int) minimum)",
                "minimum.intValue()",
                "heap.toBytes()",
                "heap.compareTo(Memory.gib(1)) > 0",
                "heap.minus(Memory.mib(1))",
                "hosts.size()",
                "hosts.isEmpty()",
                "hosts.get(0)",
                "hosts.contains(\"a\")",
                "hosts.stream()",
                "new java.util.TreeSet<>(hosts)"
            })
    void what_looks_into_a_scalar_does_not_compile(String expression) {
        assertThat(errors(expression)).isNotEmpty();
    }

    @Test
    void what_a_template_can_say_does() {
        assertThat(errors("Text.of(banner, minimum.plus(1).atLeast(2), heap.times(2), hosts.join(\",\"))"))
                .isEmpty();
    }

    private static String source(String expression) {
        return """
                import dev.keelson.core.platform.*;
                import dev.keelson.core.setting.*;
                import dev.keelson.core.token.*;
                import dev.keelson.core.value.*;

                class Trap implements Definition {
                    static final Component API = Namespace.named("shop").component("api");
                    static final Setting<Text> BANNER = Setting.text("banner", "welcome");
                    static final Setting<Count> MINIMUM = Setting.count("minimum", 2);
                    static final Setting<Memory> HEAP = Setting.memory("heap", Memory.mib(256));
                    static final Setting<Texts> HOSTS = Setting.texts("hosts");

                    @Override
                    public void define(PlatformDraft p) {
                        Text banner = p.get(BANNER);
                        Count minimum = p.get(MINIMUM);
                        Memory heap = p.get(HEAP);
                        Texts hosts = p.get(HOSTS);
                        Object said = %s;
                    }
                }
                """.formatted(expression);
    }

    private List<? extends Diagnostic<?>> errors(String expression) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-d",
                directory.toString(),
                "-sourcepath",
                directory.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        javac.getTask(null, null, told, options, null, List.of(new Source(source(expression))))
                .call();
        return told.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Trap.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
