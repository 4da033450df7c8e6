package dev.keelson.validation.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.compliance.Claims;
import com.example.evidence.Evidence;
import dev.keelson.validation.compliance.ComplianceRow.State;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComplianceReportTest {
    private static final Control ACCOUNTS = Control.of(
            "accounts", "Each has an account.", manifest -> manifest.type().equals("v1/ServiceAccount"));
    private static final ManifestTree ONE_ACCOUNT =
            ManifestTree.parse("{apiVersion: v1, kind: ServiceAccount, metadata: {name: web, namespace: shop}}");
    private static final Proofs PROVEN = new Proofs(Map.of("accounts", Set.of("AccountsTest.each_has_one")), Set.of());
    private static final Proofs NONE = new Proofs(Map.of(), Set.of());

    @Test
    void a_control_with_objects_and_a_test_is_proven() {
        assertThat(state(ACCOUNTS, ONE_ACCOUNT, PROVEN)).isEqualTo(State.PROVEN);
    }

    @Test
    void a_control_without_a_test_is_a_gap() {
        ComplianceReport report = ComplianceReport.of("prod", ONE_ACCOUNT, List.of(ACCOUNTS), NONE);

        assertThat(report.gaps()).extracting(ComplianceRow::state).containsExactly(State.WITHOUT_PROOF);
    }

    @Test
    void a_control_that_no_object_keeps_is_a_gap() {
        ComplianceReport report = ComplianceReport.of("prod", new ManifestTree(List.of()), List.of(ACCOUNTS), PROVEN);

        assertThat(report.gaps()).extracting(ComplianceRow::state).containsExactly(State.WITHOUT_OBJECTS);
    }

    @Test
    void what_traffic_is_to_prove_is_pending_and_no_substitute_for_a_test() {
        Control pending = ACCOUNTS.pending("a real one refuses");

        assertThat(state(pending, ONE_ACCOUNT, PROVEN)).isEqualTo(State.PENDING);
        assertThat(state(pending, ONE_ACCOUNT, NONE)).isEqualTo(State.WITHOUT_PROOF);
        assertThat(state(pending, ONE_ACCOUNT, new Proofs(PROVEN.tests(), Set.of("accounts"))))
                .isEqualTo(State.PROVEN);
    }

    @Test
    void a_test_of_a_control_that_does_not_exist_fails() {
        assertThatThrownBy(() -> ComplianceReport.of("prod", ONE_ACCOUNT, List.of(), PROVEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accounts");
    }

    @Test
    void promises_of_a_mesh_are_made_by_whoever_has_one() {
        Control mesh = Controls.ALL.stream()
                .filter(control -> control.id().equals("strict-mtls"))
                .findFirst()
                .orElseThrow();
        ManifestTree injecting = ManifestTree.parse(
                "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {istio-injection: enabled}}}");
        ManifestTree routing = ManifestTree.parse(
                "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: web, namespace: shop}}");
        ManifestTree kept = ManifestTree.parse(
                "{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: all, namespace: shop}}");
        Proofs proofs = new Proofs(Map.of("strict-mtls", Set.of("MeshTest.all")), Set.of());

        assertThat(state(mesh, ONE_ACCOUNT, proofs)).isEqualTo(State.NOT_APPLICABLE);
        assertThat(state(mesh, injecting, proofs)).isEqualTo(State.WITHOUT_OBJECTS);
        assertThat(state(mesh, routing, proofs)).isEqualTo(State.WITHOUT_OBJECTS);
        assertThat(state(mesh, kept, proofs)).isEqualTo(State.PENDING);
    }

    @Test
    void the_table_names_every_object_and_every_test() {
        Control pending = ACCOUNTS.pending("a real one refuses");

        assertThat(ComplianceReport.of("prod", ONE_ACCOUNT, List.of(pending), PROVEN)
                        .markdown())
                .isEqualTo("""
                # Compliance of prod

                | control | promise | objects | proofs | state |
                |---|---|---:|---:|---|
                | accounts | Each has an account. | 1 | 1 | pending |

                ## accounts

                - ServiceAccount shop/web
                - proven by AccountsTest.each_has_one
                - pending: a real one refuses
                """);
    }

    @Test
    void tests_are_found_by_what_they_say_to_prove() {
        assertThat(Proofs.below(Evidence.class.getPackageName()).tests())
                .containsEntry("accounts", Set.of("Evidence.each_has_one"))
                .containsEntry("others", Set.of("Evidence.each_has_one"));
    }

    @Test
    void a_method_that_is_no_test_proves_nothing() {
        assertThatThrownBy(() -> Proofs.below(Claims.class.getPackageName()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Claims.nobody_runs_this");
    }

    private static State state(Control control, ManifestTree manifests, Proofs proofs) {
        return ComplianceReport.of("prod", manifests, List.of(control), proofs)
                .rows()
                .get(0)
                .state();
    }
}
