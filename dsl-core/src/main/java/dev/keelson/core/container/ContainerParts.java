package dev.keelson.core.container;

import dev.keelson.core.adoption.ManifestField;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.storage.Mount;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a container were given.
 *
 * @since 0.1.0
 */
public final class ContainerParts extends Draft {
    private final Slot<Image> image = slot("image");
    private final Slot<List<Text>> command = slot("command");
    private final Slot<List<Text>> args = slot("args");
    private final Slot<Text> workingDirectory = slot("workingDirectory");
    private final Entries<String, Port> ports = entries("ports", "port");
    private final Entries<String, EnvVariable.Value> environment = entries("env");
    private final Slot<Probe> startup = slot("startup");
    private final Slot<Probe> readiness = slot("readiness");
    private final Slot<Probe> liveness = slot("liveness");
    private final Slot<Hook> postStart = slot("postStart");
    private final Slot<Hook> preStop = slot("preStop");
    private final Slot<Count> user = slot("user");
    private final ResourcesDraft resources = new ResourcesDraft(inner("resources"));

    private @Nullable List<OpenPort> openPorts;

    /** The parts of the container of that scope. */
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

    /** {@return the place of the directory the program starts in} */
    public Slot<Text> workingDirectory() {
        return workingDirectory;
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

    /** {@return the place of the hook after the start} */
    public Slot<Hook> postStart() {
        return postStart;
    }

    /** {@return the place of the hook before the stop} */
    public Slot<Hook> preStop() {
        return preStop;
    }

    /** {@return the place of the user, where it is another than the pod's} */
    public Slot<Count> user() {
        return user;
    }

    /** Opens the scope of the resources. */
    public void resources(Consumer<? super ResourcesDraft> body) {
        open("resources", resources, body);
    }

    /** Takes requests of the library where no layer has any. */
    public void resourcesOrElse(Cpu cpu, Memory memory) {
        resources.orElse(cpu, memory);
    }

    /** Takes what an adopted manifest says of a container's resources. */
    public void adoptResources(ManifestField field) {
        resources.adopt(field);
    }

    /** Takes from a weaker layer what this one lacks. */
    public void inherit(ContainerParts weaker) {
        image.inherit(weaker.image);
        command.inherit(weaker.command);
        args.inherit(weaker.args);
        workingDirectory.inherit(weaker.workingDirectory);
        ports.inherit(weaker.ports);
        environment.inherit(weaker.environment);
        startup.inherit(weaker.startup);
        readiness.inherit(weaker.readiness);
        liveness.inherit(weaker.liveness);
        postStart.inherit(weaker.postStart);
        preStop.inherit(weaker.preStop);
        user.inherit(weaker.user);
        resources.inherit(weaker.resources);
    }

    /** {@return the container, its scalars final} */
    public Container build(Container.Role role, String name, List<Mount> mounts) {
        ProbeBinding probes = new ProbeBinding(scope());
        return new Container(
                role,
                name,
                Objects.requireNonNull(Slot.bindImage(image), "the entry word takes the image"),
                scope().openText(
                                image.path().child("pullPolicy"),
                                Bounds.of(Characters.PULL_POLICY),
                                "When the image is pulled; without one Kubernetes decides by the tag."),
                words(command),
                words(args),
                Slot.bind(workingDirectory, ValueType.TEXT),
                openPorts(),
                variables(),
                new Container.Probes(probes.bound(startup), probes.bound(readiness), probes.bound(liveness)),
                new Lifecycle(probes.boundHook(postStart), probes.boundHook(preStop)),
                resources.build(),
                List.copyOf(mounts),
                Slot.bind(user, ValueType.COUNT, Bounds.between(0, 2_147_483_647)),
                scope().path(),
                scope().origin());
    }

    private List<Text> words(Slot<List<Text>> slot) {
        List<Text> bound = new ArrayList<>();
        slot.get().ifPresent(placed -> placed.value()
                .forEach(each -> bound.add(scope().checked(slot.path(), each, ValueType.TEXT, placed.origin()))));
        return List.copyOf(bound);
    }

    /** {@return the number of an open port as a symbol that follows overrides, null where it opens no such port yet} */
    public @Nullable PortNumber numberOf(Port port) {
        Placed<Port> said = ports.get().get(port.name());
        return said == null || !said.value().equals(port)
                ? null
                : Scope.symbol(ports.path(port.name()), said.value().number(), ValueType.PORT);
    }

    /** {@return what it listens on, the numbers final; bound once, however often it is asked for} */
    public List<OpenPort> openPorts() {
        if (openPorts == null) {
            openPorts = boundPorts();
        }
        return openPorts;
    }

    private List<OpenPort> boundPorts() {
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
}
