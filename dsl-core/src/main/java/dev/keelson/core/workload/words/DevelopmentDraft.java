package dev.keelson.core.workload.words;

import dev.keelson.core.container.ContainerParts;
import dev.keelson.core.container.EnvVariable;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.storage.VolumeParts;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Text;
import java.util.Arrays;
import java.util.List;

/**
 * The words inside {@code development(v -> …)}: what is different while somebody works on the component. They are stronger
 * than the component's own, and are said where a toggle is on: {@code if (p.get(DEBUG)) { d.development(v -> …); }}.
 *
 * @since 0.1.0
 */
public final class DevelopmentDraft extends Draft {
    private final Entries<String, Port> debugPorts = entries("debugPorts", "debugPort");
    private final Slot<List<Text>> command = slot("command");
    private final Slot<List<Text>> args = slot("args");
    private final Entries<String, EnvVariable.Value> environment = entries("env");
    private final Entries<String, String> sources = entries("sources");
    private final Slot<Boolean> relaxedProbes = slot("relaxedProbes");

    DevelopmentDraft(Scope scope) {
        super(scope);
    }

    /**
     * Container: listens there for a debugger, {@code containerPort}. No service offers the port and no network policy
     * opens it; {@code kubectl port-forward} leads to it.
     */
    public DevelopmentDraft debugPort(Port port) {
        debugPorts.put(port == null ? null : port.name(), port);
        return this;
    }

    /** Container: runs that program instead of the component's, {@code command}. */
    public DevelopmentDraft command(String... words) {
        command.set(Arrays.stream(words).map(Text::of).toList());
        return this;
    }

    /** Container: gives the program these arguments instead of the component's, {@code args}. */
    public DevelopmentDraft args(String... words) {
        args.set(Arrays.stream(words).map(Text::of).toList());
        return this;
    }

    /** Container: sets an environment variable, and replaces the component's of that name, {@code env}. */
    public DevelopmentDraft env(String name, String value) {
        return env(name, Text.of(value));
    }

    /** Container: sets an environment variable, and replaces the component's of that name, {@code env}. */
    public DevelopmentDraft env(String name, Text value) {
        environment.put(name, value == null ? null : new EnvVariable.Literal(value));
        return this;
    }

    /** Container: may write to that directory, so that sources can be synchronised into it; an {@code emptyDir}. */
    public DevelopmentDraft sources(String directory) {
        sources.put(directory, directory);
        return this;
    }

    /**
     * Container: is not restarted while a debugger holds it: startup and liveness probe are left out, the readiness probe
     * stays.
     */
    public DevelopmentDraft relaxedProbes() {
        relaxedProbes.set(true);
        return this;
    }

    /** Lays these words over those of the component. */
    void over(ContainerParts container, VolumeParts volumes) {
        container.command().yieldTo(command);
        container.args().yieldTo(args);
        container.environment().yieldTo(environment);
        container.ports().yieldTo(debugPorts);
        volumes.writable().yieldTo(sources);
        if (relaxedProbes.value() != null) {
            container.startup().drop();
            container.liveness().drop();
        }
    }

    boolean isDebugged(Port port) {
        return debugPorts.get().values().stream()
                .anyMatch(placed -> placed.value().equals(port));
    }
}
