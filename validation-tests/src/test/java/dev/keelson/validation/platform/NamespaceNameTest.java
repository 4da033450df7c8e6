package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Namespaces of the shipped platform that are called something else are called so everywhere. */
class NamespaceNameTest {
    private static final Platform PLATFORM = Platform.of(new ProductPlatform());

    /**
     * Whatever holds one of the names by which the definition knows the namespaces, in the shape in which manifests, PromQL,
     * kubectl and DNS speak of a namespace or of an object that carries its name. Read as text, so that nothing that knows
     * the fields of an object decides what is looked at.
     */
    private static final List<Pattern> ROLES = Stream.of(
                    "(?i)namespaces?\\W{1,4}NAME\\b(?![-/])",
                    "metadata\\.name\\W{1,3}NAME\\b",
                    "\\.NAME\\.svc\\b",
                    "\\bNAME/[a-z]",
                    "\\bNAME:[a-z]",
                    "target_label: namespace, replacement: \\W?NAME\\b",
                    "(?i)(class|classname|priority|pool)\\w*\\W{1,3}NAME-")
            .flatMap(
                    role -> Stream.of("product", "monitoring").map(name -> Pattern.compile(role.replace("NAME", name))))
            .toList();

    /** What is called like the namespace and is something else: a database, repositories of images and paths in the vault. */
    private static final Pattern OTHERS = Pattern.compile(
            "/product\\b(?!/)|product/(api|mcp-server|nexus|dataflow)[:@]|key: product/|part-of: product");

    static Stream<Environment> environments() {
        return Stream.of(Environments.DEV, Environments.STAGING, Environments.PROD);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void no_object_mentions_the_old_names(Environment environment) {
        assertThat(mentions(renamed(environment))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void the_search_finds_the_names_where_they_are(Environment environment) {
        assertThat(mentions(PLATFORM.in(environment))).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void other_names_break_no_check_and_move_no_file(Environment environment) {
        Blueprint renamed = renamed(environment);

        assertThat(renamed.findings()).isEmpty();
        assertThat(texts(renamed).keySet())
                .isEqualTo(texts(PLATFORM.in(environment)).keySet());
    }

    @ParameterizedTest
    @MethodSource("environments")
    void with_the_old_names_put_back_nothing_differs(Environment environment) {
        Map<String, String> before = new TreeMap<>();
        Map<String, String> after = new TreeMap<>();
        texts(PLATFORM.in(environment)).forEach((file, text) -> before.put(file, withoutChecksums(text)));
        texts(renamed(environment))
                .forEach((file, text) -> after.put(
                        file, withoutChecksums(text.replace("zzshop", "product").replace("aawatch", "monitoring"))));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void two_installations_in_one_cluster_have_no_object_in_common() {
        Function<Blueprint, Set<String>> ids = blueprint -> blueprint.resources().stream()
                .map(resource -> resource.object().getApiVersion() + " " + resource.id())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ids.apply(renamed(Environments.PROD)))
                .doesNotContainAnyElementsOf(ids.apply(PLATFORM.in(Environments.PROD)));
    }

    private static Blueprint renamed(Environment environment) {
        return PLATFORM.in(environment
                .override("namespaces.product.name", "zzshop")
                .override("namespaces.monitoring.name", "aawatch"));
    }

    private static Map<String, String> texts(Blueprint blueprint) {
        return new ManifestLayout(blueprint.resources()).texts();
    }

    private static String withoutChecksums(String text) {
        return text.replaceAll("\"?[0-9a-f]{64}\"?", "…");
    }

    private static List<String> mentions(Blueprint blueprint) {
        List<String> mentions = new ArrayList<>();
        texts(blueprint).forEach((file, text) -> text.lines().forEach(line -> {
            String rest = OTHERS.matcher(line).replaceAll("…");
            ROLES.stream()
                    .filter(role -> role.matcher(rest).find())
                    .findFirst()
                    .ifPresent(role -> mentions.add(file + ": " + line.strip()));
        }));
        mentions.removeIf(mention -> mention.startsWith(ManifestLayout.KUSTOMIZATION));
        return mentions;
    }
}
