package dev.keelson.core.container;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.storage.Mount;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a workload that belong to its main container were given.
 *
 * @since 0.1.0
 */
public final class ContainerParts extends Draft {
    private final Slot<Image> image = slot("image");
    private final Slot<List<Text>> command = slot("command");
    private final Slot<List<Text>> args = slot("args");
    private final Entries<String, Port> ports = entries("ports", "port");
    private final Entries<String, EnvVariable.Value> environment = entries("env");
    private final Slot<Probe> startup = slot("startup");
    private final Slot<Probe> readiness = slot("readiness");
    private final Slot<Probe> liveness = slot("liveness");
    private final ResourcesDraft resources = new ResourcesDraft(inner("resources"));

    /** The parts of the workload of that scope. */
    public ContainerParts(Scope scope) {
        super(scope);
    }

    /** {@return the place of the image} */
    public Slot<Image> image() {
        return image;
    }

    /** {@return the place of the program} */
    public Slot<List<Text>> command() {
        return command;
    }

    /** {@return the place of the arguments} */
    public Slot<List<Text>> args() {
        return args;
    }

    /** {@return the place of the ports, by name} */
    public Entries<String, Port> ports() {
        return ports;
    }

    /** {@return the place of the variables} */
    public Entries<String, EnvVariable.Value> environment() {
        return environment;
    }

    /** {@return the place of the startup probe} */
    public Slot<Probe> startup() {
        return startup;
    }

    /** {@return the place of the readiness probe} */
    public Slot<Probe> readiness() {
        return readiness;
    }

    /** {@return the place of the liveness probe} */
    public Slot<Probe> liveness() {
        return liveness;
    }

    /** Opens the scope of the resources. */
    public void resources(Consumer<? super ResourcesDraft> body) {
        open("resources", resources, body);
    }

    /** Takes from a weaker layer what this one lacks. */
    public void inherit(ContainerParts weaker) {
        image.inherit(weaker.image);
        command.inherit(weaker.command);
        args.inherit(weaker.args);
        ports.inherit(weaker.ports);
        environment.inherit(weaker.environment);
        startup.inherit(weaker.startup);
        readiness.inherit(weaker.readiness);
        liveness.inherit(weaker.liveness);
        resources.inherit(weaker.resources);
    }

    /** {@return the container, its scalars final} */
    public Container build(String name, List<Mount> mounts) {
        return new Container(
                name,
                Objects.requireNonNull(Slot.bindImage(image), "the entry word takes the image"),
                words(command),
                words(args),
                openPorts(),
                variables(),
                probe(startup),
                probe(readiness),
                probe(liveness),
                resources.build(),
                List.copyOf(mounts));
    }

    private List<Text> words(Slot<List<Text>> slot) {
        List<Text> bound = new ArrayList<>();
        slot.get().ifPresent(placed -> placed.value()
                .forEach(each -> bound.add(scope().checked(slot.path(), each, ValueType.TEXT, placed.origin()))));
        return List.copyOf(bound);
    }

    private List<OpenPort> openPorts() {
        List<OpenPort> open = new ArrayList<>();
        ports.get().forEach((name, placed) -> {
            Port port = placed.value();
            scope().run().use(port, ports.path(name));
            open.add(new OpenPort(
                    port,
                    scope().bind(
                                    ports.path(name),
                                    port.number(),
                                    ValueType.PORT,
                                    Bounds.between(1, 65_535),
                                    placed.origin()),
                    placed.origin()));
        });
        return List.copyOf(open);
    }

    private List<EnvVariable> variables() {
        List<EnvVariable> variables = new ArrayList<>();
        environment.get().forEach((name, placed) -> variables.add(variable(name, placed)));
        return List.copyOf(variables);
    }

    private EnvVariable variable(String name, Placed<EnvVariable.Value> placed) {
        ModelPath path = environment.path(name);
        EnvVariable.Value value = placed.value() instanceof EnvVariable.Literal literal
                ? new EnvVariable.Literal(scope().bind(
                                path,
                                literal.text(),
                                ValueType.TEXT,
                                Bounds.of(Characters.MULTI_LINE),
                                placed.origin()))
                : placed.value();
        return new EnvVariable(name, value, path, placed.origin());
    }

    private @Nullable Probe probe(Slot<Probe> slot) {
        return slot.get()
                .filter(placed -> hasPort(slot.path(), placed))
                .map(placed -> bound(slot.path(), placed))
                .orElse(null);
    }

    private boolean hasPort(ModelPath path, Placed<Probe> placed) {
        Probe probe = placed.value();
        if (probe.handler() instanceof Probe.Exec || probe.port().isPresent()) {
            return true;
        }
        scope().reportNull(path.segments().get(path.segments().size() - 1), placed.origin());
        return false;
    }

    private Probe bound(ModelPath path, Placed<Probe> placed) {
        Probe.Timing timing = placed.value().timing();
        Origin origin = placed.origin();
        Count threshold = timing.failureThreshold();
        return placed.value()
                .with(
                        handler(path, placed),
                        new Probe.Timing(
                                span(path.child("initialDelay"), timing.initialDelay(), 0, origin),
                                span(path.child("period"), timing.period(), 1, origin),
                                span(path.child("timeout"), timing.timeout(), 1, origin),
                                threshold == null
                                        ? null
                                        : scope().bind(
                                                        path.child("failureThreshold"),
                                                        threshold,
                                                        ValueType.COUNT,
                                                        Bounds.from(1),
                                                        origin)));
    }

    private Probe.Handler handler(ModelPath path, Placed<Probe> placed) {
        Probe.Handler handler = placed.value().handler();
        if (handler instanceof Probe.HttpGet get) {
            Text bound = scope().bind(path.child("path"), get.path(), ValueType.TEXT, Bounds.NONE, placed.origin());
            return new Probe.HttpGet(bound, get.port());
        }
        if (handler instanceof Probe.Exec exec) {
            return new Probe.Exec(exec.command().stream()
                    .map(word -> scope().checked(path, word, ValueType.TEXT, placed.origin()))
                    .toList());
        }
        return handler;
    }

    private @Nullable Span span(ModelPath path, @Nullable Span span, int least, Origin origin) {
        return span == null ? null : scope().bind(path, span, ValueType.SPAN, Bounds.fromSeconds(least), origin);
    }
}
