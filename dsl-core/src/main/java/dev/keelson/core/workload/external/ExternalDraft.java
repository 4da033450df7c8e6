package dev.keelson.core.workload.external;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.OutsideValues;
import dev.keelson.core.network.external.External;
import dev.keelson.core.network.external.ExternalRules;
import dev.keelson.core.network.pool.ConnectionLimitParts;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.words.DefaultsDraft;
import dev.keelson.core.workload.words.DefinedDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a component that somebody else runs: what it opens, and where it answers.
 *
 * @since 0.1.0
 */
public final class ExternalDraft extends Draft implements DefinedDraft {
    private record Offer(Port port, PortNumber number) {}

    private final Entries<String, Offer> ports = entries("ports", "port");
    private final Slot<List<Peer>> addresses = slot("at");
    private final ConnectionLimitParts limits;
    private final List<Port> open = new ArrayList<>();
    private final Host host;

    /**
     * A draft of the component of that scope.
     *
     * @param host the name under which it is reached
     * @param origin the line that said it
     */
    public ExternalDraft(Scope scope, Host host, Origin origin) {
        super(scope);
        this.limits = new ConnectionLimitParts(scope);
        this.host =
                scope.bind(scope.path().child("host"), host, ValueType.HOST, Bounds.of(Characters.DNS_NAME), origin);
    }

    /** It listens on that port, under the number that the port has. */
    public ExternalDraft port(Port port) {
        return port(port, port == null ? null : port.number());
    }

    /** It listens on that port, under that number: one that an earlier environment's service had need not be this one's. */
    public ExternalDraft port(Port port, int number) {
        return port(port, PortNumber.of(number));
    }

    /**
     * It listens on that port, under that number. The rules of the callers' network policies let them reach it, and
     * {@code p.portOf(…)} gives it.
     *
     * <p>Findings: {@code set-twice}, {@code invalid-value}, {@code out-of-bounds}.
     */
    public ExternalDraft port(Port port, @Nullable PortNumber number) {
        ports.put(port == null ? null : port.name(), port == null || number == null ? null : new Offer(port, number));
        return this;
    }

    /**
     * Who answers behind its name: blocks of addresses, pods of a namespace that somebody else owns, or
     * {@link Peer#anywhere()}, which leaves the port as the only limit. There is no default, because a network policy
     * cannot name a host, and a policy that is wider than it was meant to be is noticed by nobody.
     *
     * <p>Findings: {@code external-without-address}, {@code set-twice}, {@code invalid-value}.
     */
    public ExternalDraft at(Peer... peers) {
        addresses.set(peers.length == 0 ? null : List.of(peers));
        return this;
    }

    /** How many connections it accepts on that port, see {@link #connectionLimit(Port, Count)}. */
    public ExternalDraft connectionLimit(Port port, int connections) {
        return connectionLimit(port, Count.of(connections));
    }

    /**
     * How many connections it accepts on that port, of all callers together. Nothing is known of it by default. It drives
     * no field.
     *
     * <p>Findings: {@code pool-exceeds-limit}, {@code port-not-open}.
     */
    public ExternalDraft connectionLimit(Port port, Count connections) {
        limits.take(port, connections);
        return this;
    }

    @Override
    public void prepare(DefaultsDraft defaults) {
        ports.get().forEach((name, placed) -> {
            ModelPath path = ports.path(name);
            scope().run().use(placed.value().port(), path);
            open.add(placed.value()
                    .port()
                    .numbered(scope().bind(
                                    path,
                                    placed.value().number(),
                                    ValueType.PORT,
                                    Bounds.between(1, 65_535),
                                    placed.origin())));
        });
    }

    @Override
    public boolean runsHere() {
        return false;
    }

    @Override
    public Text host() {
        return Text.of(host);
    }

    @Override
    public @Nullable PortNumber numberOf(Port port) {
        Placed<Offer> offer = ports.get().get(port.name());
        return offer == null || !offer.value().port().equals(port)
                ? null
                : Scope.symbol(ports.path(port.name()), offer.value().number(), ValueType.PORT);
    }

    @Override
    public void build(Component component, Model.Builder model) {
        model.add(new External(component, host, open, sound(component), scope().path(), scope().origin()));
        limits.build(component, model);
    }

    @Override
    public void buildWaiting(Component component, DefaultsDraft defaults, Model said, Model.Builder model) {}

    private List<Peer> sound(Component component) {
        Placed<List<Peer>> said = addresses.get().orElse(null);
        if (said == null) {
            if (scope().run().knows(addresses.path())) {
                scope().run()
                        .problems()
                        .add(
                                ExternalRules.NO_ADDRESS,
                                scope().path(),
                                scope().origin(),
                                component + " is external, and nothing is said of its addresses: network policies"
                                        + " cannot name a host, so that they would refuse all callers.",
                                "Say at(Peer.block(…)) with its addresses, or at(Peer.anywhere()) to let callers reach"
                                        + " any address on its ports.");
            }
            return List.of();
        }
        OutsideValues values = new OutsideValues(scope(), addresses.path(), said.origin());
        return said.value().stream()
                .filter(peer -> {
                    scope().run().use(peer, addresses.path());
                    return values.areSound(peer);
                })
                .toList();
    }
}
