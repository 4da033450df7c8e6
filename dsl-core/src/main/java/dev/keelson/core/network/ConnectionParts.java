package dev.keelson.core.network;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.network.pool.ConnectionDraft;
import dev.keelson.core.network.pool.Pool;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.Token;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a workload that say whom it talks to were given.
 *
 * @since 0.1.0
 */
public final class ConnectionParts extends Draft {
    private record Edge<P extends Token>(
            P peer, Port port, @Nullable ConnectionDraft words) {}

    private final Items<Edge<Component>> targets = items("connectsTo");
    private final Items<Edge<Peer>> outside = items("connectsTo");
    private final Items<Edge<Peer>> callers = items("acceptsFrom");

    /** The parts of the workload of that scope. */
    public ConnectionParts(Scope scope) {
        super(scope);
    }

    /** Takes a connection to a component. */
    public void to(Component target, Port port) {
        targets.add(edge(target, port));
    }

    /** Takes a connection to a component, and what the caller does with it. */
    public void to(Component target, Port port, Consumer<? super ConnectionDraft> words) {
        @Nullable Edge<Component> edge = edge(target, port);
        if (edge == null) {
            targets.add(null);
            return;
        }
        ConnectionDraft draft = new ConnectionDraft(
                scope().inner("connection to " + target + " of the " + scope().title(), path(edge)));
        open("connectsTo", draft, words);
        if (draft.isSaid()) {
            targets.add(new Edge<>(target, port, draft));
        }
    }

    /** Takes a connection to somebody outside. */
    public void to(Peer peer, Port port) {
        outside.add(edge(peer, port));
    }

    /** Takes a caller from outside. */
    public void from(Peer peer, Port port) {
        callers.add(edge(peer, port));
    }

    /** Takes what a weaker layer adds. */
    public void inherit(ConnectionParts weaker) {
        targets.inherit(weaker.targets);
        outside.inherit(weaker.outside);
        callers.inherit(weaker.callers);
    }

    /** Adds the connections of that component to the model. */
    public void build(Component component, Model.Builder model) {
        targets.get().forEach(placed -> {
            Edge<Component> edge = placed.value();
            use(edge.peer(), edge.port());
            Pool pool = edge.words() == null ? null : edge.words().pool(scope(), path(edge));
            model.add(new Connection(component, edge.peer(), edge.port(), pool, targets.path(), placed.origin()));
        });
        build(outside, component, Direction.OUTBOUND, model);
        build(callers, component, Direction.INBOUND, model);
    }

    private void build(Items<Edge<Peer>> edges, Component component, Direction direction, Model.Builder model) {
        edges.get().forEach(placed -> {
            Peer peer = placed.value().peer();
            Port port = placed.value().port();
            use(peer, port);
            OutsideValues values = new OutsideValues(scope(), edges.path(), placed.origin());
            boolean soundPeer = values.areSound(peer);
            boolean soundPort = direction == Direction.INBOUND || values.areSound(port);
            if (soundPeer && soundPort) {
                model.add(new OutsideConnection(component, peer, port, direction, edges.path(), placed.origin()));
            }
        });
    }

    private static <P extends Token> @Nullable Edge<P> edge(@Nullable P peer, @Nullable Port port) {
        return peer == null || port == null ? null : new Edge<>(peer, port, null);
    }

    private ModelPath path(Edge<Component> edge) {
        return targets.path().child(edge.peer().key());
    }

    private void use(Token peer, Port port) {
        scope().run().use(peer, targets.path());
        scope().run().use(port, targets.path());
    }
}
