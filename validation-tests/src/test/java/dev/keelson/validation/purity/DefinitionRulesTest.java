package dev.keelson.validation.purity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionRulesTest {
    @Test
    void a_definition_of_words_values_and_resources_passes() {
        DefinitionRules.pure().check(new ClassFileImporter().importClasses(Clean.class, Level.class));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AsksTheClock.class,
                AsksTheEnvironment.class,
                AsksAProperty.class,
                Guesses.class,
                GuessesAnId.class,
                ReadsAFile.class,
                Calls.class,
                Counts.class,
                Remembers.class,
                DependsOnTheLocale.class,
                FormatsForTheLocale.class,
                AsksTheDefaultLocale.class,
                HidesInALambda.class
            })
    void a_definition_that_looks_elsewhere_is_caught_with_its_line(Class<?> definition) {
        EvaluationResult result = DefinitionRules.pure().evaluate(new ClassFileImporter().importClasses(definition));

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().getDetails()).anySatisfy(detail -> assertThat(detail)
                .contains(definition.getSimpleName())
                .containsPattern("\\(DefinitionRulesTest.java:[0-9]+\\)"));
    }

    @Test
    void a_rule_that_found_no_class_fails() {
        assertThatThrownBy(() -> DefinitionRules.pure()
                        .check(new ClassFileImporter().importPackages("com.example.there.is.no.such.package")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    enum Level {
        LOW,
        HIGH
    }

    static final class Clean {
        private static final Map<String, Duration> LIMITS = Map.of("a", Duration.ofSeconds(1));
        private static final List<String> NAMES = List.of("a", "b");

        private final int field = 1;

        InputStream resource() {
            return Clean.class.getResourceAsStream("file.conf");
        }

        String name(Level level) {
            return switch (level) {
                case LOW -> String.join(",", NAMES);
                case HIGH -> level.name().toLowerCase(Locale.ROOT) + LIMITS.get("a") + field;
            };
        }
    }

    static final class AsksTheClock {
        Instant instant() {
            return Instant.now();
        }
    }

    static final class AsksTheEnvironment {
        String variable() {
            return System.getenv("STAGE");
        }
    }

    static final class AsksAProperty {
        String property() {
            return System.getProperty("user.name");
        }
    }

    static final class Guesses {
        int number() {
            return new Random().nextInt();
        }
    }

    static final class GuessesAnId {
        String id() {
            return UUID.randomUUID().toString();
        }
    }

    static final class ReadsAFile {
        boolean exists() {
            return Files.exists(Path.of("/etc/hosts"));
        }
    }

    static final class Calls {
        Object connection() throws java.io.IOException {
            return java.net.URI.create("http://localhost").toURL().openConnection();
        }
    }

    static final class Counts {
        private static final AtomicInteger RUNS = new AtomicInteger();

        int runs() {
            return RUNS.incrementAndGet();
        }
    }

    static final class Remembers {
        private static int runs;

        int runs() {
            return runs++;
        }
    }

    @SuppressWarnings("StringCaseLocaleUsage")
    static final class DependsOnTheLocale {
        String name(String name) {
            return name.toLowerCase();
        }
    }

    static final class FormatsForTheLocale {
        String number(int number) {
            return String.format("%d", number);
        }
    }

    static final class AsksTheDefaultLocale {
        String language() {
            return Locale.getDefault().getLanguage();
        }
    }

    static final class HidesInALambda {
        Supplier<String> variable() {
            return () -> System.getenv("STAGE");
        }
    }
}
