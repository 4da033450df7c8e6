package dev.keelson.istio.authorization;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.membership.MeshRules;
import dev.keelson.istio.membership.Plaintext;

/**
 * Looks for callers that strict mutual TLS refuses, and for plaintext where there should be none.
 *
 * @since 0.1.0
 */
public final class IdentityChecks implements Check {
    /** Checks without state. */
    public IdentityChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model()).ifPresent(membership -> {
            view.all(Connection.class).stream()
                    .filter(connection -> runs(view, connection.from()) && !membership.isMember(connection.from()))
                    .forEach(connection -> caller(
                            connection.from().toString(),
                            connection.to(),
                            connection.port(),
                            connection.path(),
                            connection.origin(),
                            membership,
                            problems));
            view.all(OutsideConnection.class).stream()
                    .filter(connection -> connection.direction() == Direction.INBOUND)
                    .filter(connection ->
                            membership.foreigner(connection.peer()).isEmpty())
                    .forEach(connection -> caller(
                            connection.peer().toString(),
                            connection.component(),
                            connection.port(),
                            connection.path(),
                            connection.origin(),
                            membership,
                            problems));
            boolean production = view.all(PlatformFacts.class).stream().anyMatch(PlatformFacts::production);
            view.attached(Plaintext.class).forEach(each -> plaintext(each, membership, production, problems));
        });
    }

    private static void caller(
            String who,
            Component callee,
            Port port,
            ModelPath path,
            Origin origin,
            Membership membership,
            Problems problems) {
        if (port.protocol() == Protocol.TCP
                && membership.isMember(callee)
                && !membership.takesPlaintext(callee, port)) {
            problems.add(Finding.of(
                            MeshRules.PLAINTEXT_CALLER,
                            path,
                            origin,
                            who + " calls " + callee + " on " + port
                                    + " without an identity of the mesh, and strict mutual TLS refuses it.",
                            "Put the caller into the mesh, name its identity with foreigner(…) where somebody else did,"
                                    + " or let plaintext in on that port with Mesh.plaintext(…).")
                    .also("the mesh", membership.said().origin()));
        }
    }

    private static void plaintext(
            Attached<Plaintext> each, Membership membership, boolean production, Problems problems) {
        Component component = each.component();
        if (component == null) {
            return;
        }
        Port port = each.fact().port();
        boolean opens = membership.members().stream()
                .filter(member -> member.component().equals(component))
                .flatMap(member -> member.pod().ports().stream())
                .anyMatch(open -> open.token().equals(port));
        if (!opens) {
            problems.add(
                    MeshRules.PLAINTEXT_NOWHERE,
                    each.path(),
                    each.origin(),
                    component + " lets plaintext in on " + port + ", which it does not open in the mesh.",
                    "Name a port that it opens, or take the word out.");
        } else if (production) {
            problems.add(
                    MeshRules.PERMISSIVE,
                    each.path(),
                    each.origin(),
                    component + " takes callers without identity on " + port + ", and this is production.",
                    "Put its callers into the mesh, or accept it with the reason: "
                            + "accept(\"plaintext-in-production\", …).");
        }
    }

    private static boolean runs(View view, Component component) {
        return view.all(Workload.class).stream()
                .anyMatch(workload -> workload.component().equals(component));
    }
}
