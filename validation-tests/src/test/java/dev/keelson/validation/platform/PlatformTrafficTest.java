package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.compliance.Proves;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.Edge;
import dev.keelson.validation.network.Opening;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.declared.Declaration;
import dev.keelson.validation.network.declared.TrafficAudit;
import dev.keelson.validation.network.declared.Wearers;
import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.policy.Direction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
        Declaration declaration = Declaration.of(ShippedPlatform.TREE.report(environment));
        Wearers wearers = Wearers.of(declaration, written);
        SortedSet<Edge> declared = wearers.edges(declaration);
        Set<Opening> anywhere = new TreeSet<>();
        Set<String> asking = new TreeSet<>();
        declared.forEach(each -> asking.add(each.from()));
        declaration.outside().stream()
                .filter(each -> each.direction() == Direction.EGRESS)
                .forEach(each -> wearers.of(each.component()).forEach(workload -> {
                    asking.add(workload);
                    Stream.of("kube-dns", "internet", "somebody")
                            .filter(outsider -> each.outsider().covers(written.endpoint(outsider)))
                            .forEach(outsider -> anywhere.add(
                                    new Opening(workload, outsider, each.protocol(), each.first(), each.last())));
                }));
        asking.forEach(component -> {
            declared.add(Edge.udp(component, "kube-dns", 53));
            declared.add(Edge.tcp(component, "kube-dns", 53));
        });

        assertThat(written.edges()).isEqualTo(declared);
        declared.stream().map(Opening::of).forEach(anywhere::add);
        assertThat(written.openings()).isEqualTo(anywhere);
    }

    @ParameterizedTest
    @MethodSource("environments")
    @Proves({"default-deny-network", "least-network"})
    void policies_let_through_what_was_declared_and_nothing_more(String environment) {
        ManifestTree tree = ShippedPlatform.TREE.manifests(environment);
        Declaration declaration = Declaration.of(ShippedPlatform.TREE.report(environment));

        assertThat(declaration.connections()).isNotEmpty();
        assertThat(TrafficAudit.differences(tree, declaration)).isEmpty();
        assertThat(TrafficAudit.differences(tree, declaration, Cidr.of("10.244.0.0/16"), Cidr.of("fd00:10::/64")))
                .isEmpty();
    }

    /**
     * In production, which has every object that the others have; each mutant is an audit of its own. The policy for the
     * pods by which cert-manager answers is left out: they are no components, so that nothing declares their traffic.
     */
    @Test
    @Tag("proof")
    @Proves("least-network")
    void no_part_of_a_rule_can_be_taken_away_unnoticed() {
        Declaration declaration = Declaration.of(ShippedPlatform.TREE.report("prod"));
        ManifestTree production = ShippedPlatform.TREE.manifests("prod");
        Map<String, ManifestTree> mutants = PolicyMutations.of(production);

        List<String> unnoticed = mutants.entrySet().parallelStream()
                .filter(mutant -> !mutant.getKey().contains("/acme-http01-solver "))
                .filter(mutant -> !isNoticed(production, mutant.getValue(), declaration))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(mutants).hasSizeGreaterThan(100);
        assertThat(unnoticed).isEmpty();
    }

    private static boolean isNoticed(ManifestTree production, ManifestTree mutant, Declaration declaration) {
        try {
            return !TrafficAudit.differencesBy(production, mutant, declaration).isEmpty();
        } catch (InvalidManifestException refused) {
            return true;
        }
    }
}
