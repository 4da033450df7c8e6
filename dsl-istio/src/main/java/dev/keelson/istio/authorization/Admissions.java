package dev.keelson.istio.authorization;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Isolation;
import dev.keelson.core.network.Isolation.OpenRange;
import dev.keelson.core.network.Isolation.Opening;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.authorization.Admission.Addressed;
import dev.keelson.istio.authorization.Admission.Caller;
import dev.keelson.istio.authorization.Admission.Entrance;
import dev.keelson.istio.authorization.Admission.Known;
import dev.keelson.istio.authorization.Admission.Unknown;
import dev.keelson.istio.destination.HttpPorts;
import dev.keelson.istio.membership.Foreigner;
import dev.keelson.istio.membership.Membership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what the network lets through into who may call, so that policies of both kinds follow from the same connections.
 *
 * @since 0.1.0
 */
public final class Admissions {
    /** In which way somebody may call. */
    private record Way(List<Request> requests, List<Text> issuers) {}

    private record Door(List<Expression> numbers, Way way) {}

    private final View view;
    private final Membership membership;

    private Admissions(View view, Membership membership) {
        this.view = view;
        this.membership = membership;
    }

    /** {@return who may call each member of the mesh, in the order they were defined} */
    public static List<Admission> of(View view, Membership membership) {
        Admissions admissions = new Admissions(view, membership);
        return view.all(Isolation.class).stream()
                .filter(isolation -> membership.isMember(isolation.component()))
                .map(admissions::admission)
                .toList();
    }

    private Admission admission(Isolation isolation) {
        Map<Door, List<OpenRange>> ports = new LinkedHashMap<>();
        Map<Door, Set<Caller>> callers = new LinkedHashMap<>();
        for (Opening opening : isolation.ingress()) {
            ways(isolation.component(), opening).forEach((way, ranges) -> {
                Door door = new Door(
                        ranges.stream()
                                .map(range -> ValueType.expression(range.number()))
                                .toList(),
                        way);
                ports.putIfAbsent(door, ranges);
                callers.computeIfAbsent(door, first -> new LinkedHashSet<>()).add(caller(opening.party()));
            });
        }
        List<Entrance> entrances = new ArrayList<>();
        ports.forEach((door, ranges) -> entrances.add(new Entrance(
                ranges,
                List.copyOf(callers.getOrDefault(door, Set.of())),
                door.way().requests(),
                door.way().issuers())));
        return new Admission(isolation.component(), entrances, isolation.path(), isolation.origin());
    }

    private Map<Way, List<OpenRange>> ways(Component component, Opening opening) {
        Map<Way, List<OpenRange>> ways = new LinkedHashMap<>();
        opening.ports().stream()
                .filter(range -> range.protocol() == Protocol.TCP)
                .forEach(range -> ways(component, opening.party(), range)
                        .forEach(way -> ways.computeIfAbsent(way, first -> new ArrayList<>())
                                .add(range)));
        return ways;
    }

    private List<Way> ways(Component component, Party party, OpenRange range) {
        Optional<Port> port = port(component, range);
        List<Request> requests = view.attached(Narrowed.class).stream()
                .filter(each -> Objects.equals(component, each.component()))
                .map(Attached::fact)
                .filter(each ->
                        each.caller().equals(party) && Optional.of(each.port()).equals(port))
                .flatMap(each -> each.requests().stream())
                .toList();
        List<Tokens> tokens = port.filter(HttpPorts::speaksHttp)
                        .filter(each -> !membership.isGathered(component, each.name()))
                        .isPresent()
                ? tokens(component, party)
                : List.of();
        List<Text> open = tokens.stream().flatMap(each -> each.open().stream()).toList();
        List<Way> ways = new ArrayList<>();
        ways.add(new Way(requests, tokens.stream().map(Tokens::issuer).toList()));
        if (!open.isEmpty() && requests.isEmpty()) {
            ways.add(new Way(List.of(new Request(List.of(), open)), List.of()));
        }
        return ways;
    }

    /** The tokens that this caller needs one of. */
    private List<Tokens> tokens(Component component, Party party) {
        List<Tokens> tokens = view.attached(Tokens.class).stream()
                .filter(each -> Objects.equals(component, each.component()))
                .map(Attached::fact)
                .toList();
        return tokens.stream().anyMatch(each -> each.exempt().contains(party)) ? List.of() : tokens;
    }

    private Optional<Port> port(Component component, OpenRange range) {
        return membership.members().stream()
                .filter(member -> member.component().equals(component))
                .flatMap(member -> member.pod().ports().stream())
                .filter(open -> open.token().protocol() == range.protocol()
                        && Objects.equals(ValueType.expression(open.number()), ValueType.expression(range.number())))
                .map(open -> open.token())
                .findFirst();
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
