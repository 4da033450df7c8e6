package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.Edge;
import dev.keelson.validation.network.Opening;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.declared.Declaration;
import dev.keelson.validation.network.declared.TrafficAudit;
import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlatformTrafficTest {
    static Stream<String> environments() {
        return ShippedPlatform.TREE.environments().stream();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void edges_are_the_declared_connections_and_names(String environment) {
        Reachability written = Reachability.of(ShippedPlatform.TREE.manifests(environment))
                .with("kube-dns", Pod.kubeDns())
                .with("internet", Address.of("203.0.113.7"))
                .with("somebody", Pod.in("elsewhere"));
        SortedSet<Edge> declared = new TreeSet<>();
        Declaration.of(ShippedPlatform.TREE.report(environment)).connections().forEach(each -> {
            declared.add(Edge.of(each.from(), each.to(), each.port()));
            declared.add(Edge.udp(each.from(), "kube-dns", 53));
            declared.add(Edge.tcp(each.from(), "kube-dns", 53));
        });

        assertThat(written.edges()).isEqualTo(declared);
        assertThat(written.openings())
                .isEqualTo(new TreeSet<>(declared.stream().map(Opening::of).toList()));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void policies_let_through_what_was_declared_and_nothing_more(String environment) {
        ManifestTree tree = ShippedPlatform.TREE.manifests(environment);
        Declaration declaration = Declaration.of(ShippedPlatform.TREE.report(environment));

        assertThat(declaration.connections()).isNotEmpty();
        assertThat(TrafficAudit.differences(tree, declaration)).isEmpty();
        assertThat(TrafficAudit.differences(tree, declaration, Cidr.of("10.244.0.0/16"), Cidr.of("fd00:10::/64")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void no_part_of_a_rule_can_be_taken_away_unnoticed(String environment) {
        Declaration declaration = Declaration.of(ShippedPlatform.TREE.report(environment));
        Map<String, ManifestTree> mutants = PolicyMutations.of(ShippedPlatform.TREE.manifests(environment));

        List<String> unnoticed = new ArrayList<>();
        mutants.forEach((what, mutant) -> {
            if (!isNoticed(mutant, declaration)) {
                unnoticed.add(what);
            }
        });
        assertThat(mutants).hasSizeGreaterThan(20);
        assertThat(unnoticed).isEmpty();
    }

    private static boolean isNoticed(ManifestTree mutant, Declaration declaration) {
        try {
            return !TrafficAudit.differences(mutant, declaration).isEmpty();
        } catch (InvalidManifestException refused) {
            return true;
        }
    }
}
