package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each word that holds a value is overridden once, and what changes is compared with {@code overrides.txt}: these fields
 * and no others. {@code -Dkeelson.golden=update} writes the file anew, for review.
 */
@Tag("slow")
class OverrideTest {
    private static final long SEED = 20_261_123L;
    private static final Path GOLDEN = Path.of("src/test/resources/com/example/overrides.txt");
    private static final Environment TEST = Environment.named("test");

    private final Platform platform = Platform.of(new EveryWord());
    private final Blueprint plain = platform.in(TEST);

    @Test
    void every_value_can_be_overridden_and_changes_its_own_fields_alone() throws IOException {
        assertThat(plain.findings()).isEmpty();
        StringBuilder actual = new StringBuilder();
        for (Parameter parameter : parameters()) {
            Blueprint changed = platform.in(TEST.override(given(parameter), other(parameter)));
            assertThat(changed.findings()).as(parameter.path()).isEmpty();
            List<String> differences = Blueprints.differences(plain, changed);
            assertThat(differences).as("fields driven by " + parameter.path()).isNotEmpty();
            actual.append(given(parameter))
                    .append(" = ")
                    .append(other(parameter))
                    .append('\n');
            differences.forEach(line -> actual.append("    ").append(line).append('\n'));
        }
        if ("update".equals(System.getProperty("keelson.golden"))) {
            Files.writeString(GOLDEN, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual.toString()).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    @Test
    void overrides_do_not_get_in_each_others_way() {
        Random random = new Random(SEED);
        for (int i = 0; i < 40; i++) {
            List<Parameter> chosen = new ArrayList<>(parameters());
            Collections.shuffle(chosen, random);
            chosen = chosen.subList(0, 2 + random.nextInt(6));
            Environment all = TEST;
            Set<String> expected = new TreeSet<>();
            for (Parameter parameter : chosen) {
                all = all.override(given(parameter), other(parameter));
                expected.addAll(leaves(platform.in(TEST.override(given(parameter), other(parameter)))));
            }
            assertThat(leaves(platform.in(all)))
                    .as("seed %d: %s", SEED, expected)
                    .isEqualTo(expected);
        }
    }

    @Test
    void every_path_is_named_once() {
        List<String> paths =
                plain.run().parameters().stream().map(Parameter::path).toList();
        assertThat(paths).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        assertThat(new HashSet<>(paths))
                .contains(
                        "orderApi.image.tag",
                        "orderApi.env.LOG\\.LEVEL",
                        "db.claims.data.size",
                        "apiConfig.entries.log\\.level",
                        "namespaces.shop.podSecurity",
                        "exposures.publicApi.host",
                        "exposures.publicApi.tls.renewBefore",
                        "issuers.byAcme.email",
                        "door.ingressClass");
    }

    /**
     * All but the names of namespaces, with which every object of theirs becomes another one, claims in place of which others
     * are mounted, and types of services that want callers whom policies let in.
     */
    private List<Parameter> parameters() {
        return plain.run().parameters().stream()
                .filter(parameter -> !parameter
                        .path()
                        .matches("namespaces\\.[^.]+\\.name|global\\.existingClaims\\..*|.*\\.service\\.type"))
                .toList();
    }

    private Set<String> leaves(Blueprint changed) {
        Set<String> leaves = new TreeSet<>();
        Blueprints.differences(plain, changed).forEach(line -> leaves.add(line.substring(0, line.indexOf(": "))));
        return leaves;
    }

    private static String given(Parameter parameter) {
        return parameter.type().equals("entries") ? parameter.path() + ".example\\.com/added" : parameter.path();
    }

    /** Another value of the parameter's type, inside its bounds. */
    private static String other(Parameter parameter) {
        String path = parameter.path();
        return switch (parameter.type()) {
            case "count" -> "7";
            case "percent" -> "9";
            case "port" -> Integer.toString(10_000 + Math.floorMod(path.hashCode(), 10_000));
            case "cpu" -> "333m";
            case "memory" -> path.endsWith("Limit") ? "3Gi" : "333Mi";
            case "storage" -> "33Gi";
            case "span" -> span(path);
            case "host" -> "other.example.com";
            case "text" -> text(path);
            case "entries", "texts" -> "added";
            case "choice" ->
                parameter.alternatives().get(parameter.alternatives().size() - 1);
            default -> throw new IllegalStateException("say what another " + parameter.type() + " is");
        };
    }

    private static String span(String path) {
        if (path.endsWith(".duration")) {
            return "3333h";
        }
        if (path.endsWith(".renewBefore")) {
            return "333h";
        }
        return path.matches(".*(Deadline|Grace|expiresAfter|\\.every)") ? "17m" : "3s";
    }

    private static String text(String path) {
        if (path.endsWith(".digest")) {
            return "sha256:" + "1".repeat(64);
        }
        if (path.endsWith(".pullPolicy")) {
            return "Always";
        }
        if (path.endsWith(".registry")) {
            return "mirror.example.com";
        }
        if (path.endsWith(".cron")) {
            return "0 4 * * *";
        }
        if (path.endsWith(".timeZone")) {
            return "Europe/Paris";
        }
        if (path.startsWith("monitoring.targets.")) {
            return "other.example.com:9100";
        }
        return path.endsWith(".path") ? "/other" : "other";
    }
}
