package dev.keelson.core.workload.words;

import dev.keelson.core.adoption.ManifestField;
import dev.keelson.core.container.ContainerParts;
import dev.keelson.core.container.EnvVariable;
import dev.keelson.core.container.PodField;
import dev.keelson.core.container.Probe;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Takes the words of a main container from an adopted manifest. */
final class ContainerAdoption {
    private final ContainerParts parts;
    private final Namespace namespace;
    private final Map<String, Port> ports = new LinkedHashMap<>();

    ContainerAdoption(ContainerParts parts, Namespace namespace) {
        this.parts = parts;
        this.namespace = namespace;
    }

    void adopt(ManifestField container) {
        // The container is called like its component, and its image is pulled as Kubernetes does by default.
        container.text("name");
        container.holdsAnyway("IfNotPresent", "imagePullPolicy");
        words("command", container, parts.command()::adopt);
        words("args", container, parts.args()::adopt);
        container.at("ports").ifPresent(list -> list.items().forEach(this::port));
        container.at("env").ifPresent(list -> list.items().forEach(this::variable));
        container.at("startupProbe").ifPresent(field -> probe(field)
                .ifPresent(probe -> parts.startup().adopt(probe, field.origin())));
        container.at("readinessProbe").ifPresent(field -> probe(field)
                .ifPresent(probe -> parts.readiness().adopt(probe, field.origin())));
        container.at("livenessProbe").ifPresent(field -> probe(field)
                .ifPresent(probe -> parts.liveness().adopt(probe, field.origin())));
        container.at("resources").ifPresent(parts::adoptResources);
    }

    private interface Words {
        void adopt(List<Text> words, Origin origin);
    }

    private static void words(String field, ManifestField container, Words slot) {
        List<Text> words =
                container.texts(field).stream().map(text -> Text.of(text)).toList();
        if (!words.isEmpty()) {
            slot.adopt(words, container.at(field).orElseThrow().origin());
        }
    }

    /** A port without a name cannot be spoken of, so it is left unread. */
    private void port(ManifestField field) {
        String protocol = field.peek("protocol");
        BiFunction<String, PortNumber, Port> kind = "UDP".equals(protocol) ? Port::udp : ContainerAdoption::stream;
        if (field.at("name").isEmpty() || field.at("containerPort").isEmpty() || "SCTP".equals(protocol)) {
            return;
        }
        field.text("protocol");
        String number = field.text("containerPort").orElseThrow();
        Port port = kind.apply(field.text("name").orElseThrow(), number(number));
        ports.put(port.name(), port);
        ports.putIfAbsent(number, port);
        parts.ports().adopt(port.name(), port, field.origin());
    }

    private static PortNumber number(String text) {
        return ValueType.PORT.of(ValueType.PORT.read(text));
    }

    /** The name tells what is spoken, as it does where a mesh selects a protocol. */
    private static Port stream(String name, PortNumber number) {
        if (name.equals("grpc")) {
            return Port.grpc(number);
        }
        return name.equals("http") || name.startsWith("http-") ? Port.http(name, number) : Port.tcp(name, number);
    }

    private void variable(ManifestField field) {
        value(field).ifPresent(value -> field.text("name")
                .ifPresent(name -> parts.environment().adopt(name, value, field.origin())));
    }

    private Optional<EnvVariable.Value> value(ManifestField field) {
        if (field.at("valueFrom").isEmpty()) {
            return Optional.of(
                    new EnvVariable.Literal(Text.of(field.text("value").orElse(""))));
        }
        Optional<EnvVariable.Value> secret = key(field, "secretKeyRef")
                .map(ref -> new EnvVariable.FromSecret(namespace
                        .existingSecret(ref.text("name").orElseThrow())
                        .key(ref.text("key").orElseThrow())));
        Optional<EnvVariable.Value> config = key(field, "configMapKeyRef")
                .map(ref -> new EnvVariable.FromConfig(namespace
                        .existingConfig(ref.text("name").orElseThrow())
                        .key(ref.text("key").orElseThrow())));
        Optional<EnvVariable.Value> pod = field.at("valueFrom", "fieldRef")
                .flatMap(ref -> Arrays.stream(PodField.values())
                        .filter(each -> each.fieldPath().equals(ref.peek("fieldPath")))
                        .findFirst()
                        .map(each -> {
                            ref.text("fieldPath");
                            ref.holdsAnyway("v1", "apiVersion");
                            return new EnvVariable.FromPod(each);
                        }));
        return secret.or(() -> config).or(() -> pod);
    }

    private static Optional<ManifestField> key(ManifestField field, String kind) {
        return field.at("valueFrom", kind)
                .filter(ref -> ref.at("name").isPresent() && ref.at("key").isPresent());
    }

    private Optional<Probe> probe(ManifestField field) {
        return handled(field).map(probe -> {
            field.holdsAnyway("0", "initialDelaySeconds");
            field.holdsAnyway("1", "successThreshold");
            boolean delayed = !"0".equals(field.peek("initialDelaySeconds"));
            Probe delays = delayed ? timed(probe, field, "initialDelaySeconds", probe::initialDelay) : probe;
            Probe periods = timed(delays, field, "periodSeconds", delays::period);
            Probe timeouts = timed(periods, field, "timeoutSeconds", periods::timeout);
            return field.text("failureThreshold")
                    .map(text -> timeouts.failureThreshold(ValueType.COUNT.of(ValueType.COUNT.read(text))))
                    .orElse(timeouts);
        });
    }

    private static Probe timed(Probe probe, ManifestField field, String name, Function<Span, Probe> word) {
        return field.text(name)
                .map(text -> word.apply(ValueType.SPAN.of(ValueType.SPAN.read(text + "s"))))
                .orElse(probe);
    }

    private Optional<Probe> handled(ManifestField field) {
        Optional<ManifestField> get = field.at("httpGet");
        if (get.isPresent()) {
            get.get().holdsAnyway("HTTP", "scheme");
            return open(get.get())
                    .map(port -> Probe.httpGet(get.get().text("path").orElse("/"), port));
        }
        if (field.at("exec").isPresent()) {
            List<String> command = field.at("exec").orElseThrow().texts("command");
            return command.isEmpty() ? Optional.empty() : Optional.of(Probe.exec(command.toArray(String[]::new)));
        }
        return field.at("tcpSocket")
                .flatMap(socket -> open(socket).map(Probe::tcp))
                .or(() -> field.at("grpc").flatMap(grpc -> open(grpc).map(Probe::grpc)));
    }

    /** A probe of a port that the container does not open is left unread. */
    private Optional<Port> open(ManifestField action) {
        Port port = ports.get(action.peek("port"));
        if (port != null) {
            action.text("port");
        }
        return Optional.ofNullable(port);
    }
}
