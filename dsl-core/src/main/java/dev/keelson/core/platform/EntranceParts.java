package dev.keelson.core.platform;

import dev.keelson.core.certificate.Issuance;
import dev.keelson.core.certificate.Issuer;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.exposure.ExposureDraft;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.OutsideValues;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ExposureRef;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Host;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the words of a platform that let the outside in were given: exposures, their door, issuers of certificates. */
final class EntranceParts extends Draft {
    private final Definitions definitions;
    private final Slot<Door> door = slot("door");
    private final Map<ExposureRef, ExposureDraft> exposures = new LinkedHashMap<>();
    private final Map<IssuerRef, Issuer> issuers = new LinkedHashMap<>();

    EntranceParts(Scope scope, Definitions definitions) {
        super(scope);
        this.definitions = definitions;
    }

    void expose(ExposureRef exposure, Host host, Consumer<? super ExposureDraft> words) {
        Origin here = Origin.here();
        if (exposure == null || host == null) {
            scope().reportNull("expose", here);
        } else if (scope().admits("expose", here)) {
            ModelPath path =
                    definitions.path("expose", exposure, exposure.toString(), Component.keyOf(exposure.name()), here);
            ExposureDraft draft = new ExposureDraft(scope().inner("exposure " + exposure, path), exposure, host);
            exposures.putIfAbsent(exposure, draft);
            open("expose", draft, words);
        }
    }

    void issuer(IssuerRef issuer, Issuance issuance) {
        Origin here = Origin.here();
        if (issuer == null || issuance == null) {
            scope().reportNull("issuer", here);
        } else if (scope().admits("issuer", here)) {
            ModelPath path =
                    definitions.path("issuer", issuer, issuer.toString(), Component.keyOf(issuer.name()), here);
            Scope inner = scope().inner("issuer " + issuer, path);
            issuers.putIfAbsent(issuer, new Issuer(issuer, issuance.bound(inner, here), path, here));
        }
    }

    void door(Door leading) {
        door.set(leading);
    }

    Stream<Namespace> namespaces() {
        return Stream.concat(
                exposures.keySet().stream().map(ExposureRef::namespace),
                issuers.keySet().stream().flatMap(issuer -> issuer.namespace().stream()));
    }

    void build(Model.Builder model) {
        exposures.values().forEach(draft -> draft.build(model));
        issuers.values().forEach(model::add);
        door.get().ifPresent(placed -> {
            Door bound = placed.value().bound(scope(), door.path(), placed.origin());
            scope().run().use(bound.controller(), door.path());
            if (new OutsideValues(scope(), door.path(), placed.origin()).areSound(bound.controller())) {
                model.add(new Attached<>(null, door.path(), bound, bound.extension(), placed.origin()));
            }
        });
    }
}
