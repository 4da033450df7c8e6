package dev.keelson.core.platform;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.draft.Run;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.traffic.NameReference;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.ClusterToken;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.Token;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.words.DefinedDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names and numbers under which a definition says that components are reached, asked for before all is defined. */
final class NameReferences {
    private final Scope scope;
    private final Map<Component, DefinedDraft> components;
    private final List<NameReference> references = new ArrayList<>();

    NameReferences(Scope scope, Map<Component, DefinedDraft> components) {
        this.scope = scope;
        this.components = components;
    }

    Text hostOf(Component component) {
        Origin here = Origin.here();
        if (component == null) {
            scope.reportNull("hostOf", here);
            return ValueType.TEXT.placeholder();
        }
        DefinedDraft draft = components.get(component);
        Text said = draft == null ? null : draft.host();
        Text host = said == null
                ? Text.of(component.name() + ".", component.namespace().written(), ".svc")
                : said;
        note(new NameReference(component, null, null, host, run().here(), here));
        return host;
    }

    Text nameOf(Namespace namespace) {
        return nameOf(namespace, Namespace::written);
    }

    Text nameOf(ClusterToken token) {
        return nameOf(token, ClusterToken::written);
    }

    private <T extends Token> Text nameOf(@Nullable T token, Function<T, Text> name) {
        if (token == null) {
            scope.reportNull("nameOf", Origin.here());
            return ValueType.TEXT.placeholder();
        }
        run().use(token, run().here());
        return name.apply(token);
    }

    PortNumber portOf(Component component, Port port) {
        Origin here = Origin.here();
        if (component == null || port == null) {
            scope.reportNull("portOf", here);
            return ValueType.PORT.placeholder();
        }
        DefinedDraft draft = components.get(component);
        PortNumber said = draft == null ? null : draft.numberOf(port);
        PortNumber number = said == null ? ofToken(component, port) : said;
        run().use(port, run().here());
        note(new NameReference(component, port, number, null, run().here(), here));
        return number;
    }

    /** What a component that says nothing special has. */
    private static PortNumber ofToken(Component component, Port port) {
        ModelPath path = component.path().child("ports").child(port.name());
        return Scope.symbol(path, port.number(), ValueType.PORT);
    }

    private void note(NameReference reference) {
        run().use(reference.component(), reference.path());
        references.add(reference);
    }

    /** Adds what was asked for, once all ports are settled. A number that nobody said gets a value, so that nothing fails twice. */
    void build(Model.Builder model) {
        Set<String> settled = new HashSet<>();
        run().parameters().stream().map(Parameter::path).forEach(settled::add);
        for (NameReference reference : references) {
            if (reference.port() != null
                    && reference.number() != null
                    && ValueType.expression(reference.number()) instanceof Expression.Input input
                    && settled.add(input.path())) {
                scope.bind(
                        ModelPath.parse(input.path()),
                        reference.port().number(),
                        ValueType.PORT,
                        Bounds.NONE,
                        reference.origin());
            }
            model.add(reference);
        }
    }

    private Run run() {
        return scope.run();
    }
}
