package dev.keelson.istio.authorization;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Isolation;
import dev.keelson.core.network.Isolation.OpenRange;
import dev.keelson.core.network.Isolation.Opening;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.authorization.Admission.Addressed;
import dev.keelson.istio.authorization.Admission.Caller;
import dev.keelson.istio.authorization.Admission.Entrance;
import dev.keelson.istio.authorization.Admission.Known;
import dev.keelson.istio.authorization.Admission.Unknown;
import dev.keelson.istio.membership.Foreigner;
import dev.keelson.istio.membership.Membership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns what the network lets through into who may call, so that policies of both kinds follow from the same connections.
 *
 * @since 0.1.0
 */
public final class Admissions {
    private final Membership membership;

    private Admissions(Membership membership) {
        this.membership = membership;
    }

    /** {@return who may call each member of the mesh, in the order they were defined} */
    public static List<Admission> of(View view, Membership membership) {
        Admissions admissions = new Admissions(membership);
        return view.all(Isolation.class).stream()
                .filter(isolation -> membership.isMember(isolation.component()))
                .map(admissions::admission)
                .toList();
    }

    private Admission admission(Isolation isolation) {
        Map<List<Expression>, List<OpenRange>> ports = new LinkedHashMap<>();
        Map<List<Expression>, Set<Caller>> callers = new LinkedHashMap<>();
        for (Opening opening : isolation.ingress()) {
            List<OpenRange> streams = opening.ports().stream()
                    .filter(range -> range.protocol() == Protocol.TCP)
                    .toList();
            if (!streams.isEmpty()) {
                List<Expression> numbers = streams.stream()
                        .map(range -> ValueType.expression(range.number()))
                        .toList();
                ports.putIfAbsent(numbers, streams);
                callers.computeIfAbsent(numbers, first -> new LinkedHashSet<>()).add(caller(opening.party()));
            }
        }
        List<Entrance> entrances = new ArrayList<>();
        ports.forEach((numbers, ranges) ->
                entrances.add(new Entrance(ranges, List.copyOf(callers.getOrDefault(numbers, Set.of())))));
        return new Admission(isolation.component(), entrances, isolation.path(), isolation.origin());
    }

    private Caller caller(Party party) {
        if (party instanceof Pods pods) {
            return membership.isMember(pods.component())
                    ? new Known(membership.identity(pods.component()))
                    : new Unknown();
        }
        Outside outside = (Outside) party;
        return membership
                .foreigner(outside.peer())
                .map(Foreigner::identity)
                .<Caller>map(Known::new)
                .orElseGet(() -> outside.peer().block().isPresent() ? new Addressed(outside.peer()) : new Unknown());
    }
}
