package dev.keelson.core.adoption;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.value.Image;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a manifest while a component takes them over.
 *
 * @since 0.1.0
 */
public final class AdoptedObjects {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Scope scope;
    private final Manifest manifest;
    private final List<ManifestField> objects = new ArrayList<>();

    private AdoptedObjects(Scope scope, Manifest manifest) {
        this.scope = scope;
        this.manifest = manifest;
    }

    /** {@return the objects of the manifest; none where a finding says what is wrong with it} */
    public static AdoptedObjects read(Scope scope, Manifest manifest) {
        AdoptedObjects adopted = new AdoptedObjects(scope, manifest);
        Class<?> beside = manifest.beside();
        if (beside == null || manifest.resource().isEmpty()) {
            scope.cutShort();
            scope.reportNull("adopt", manifest.origin());
        } else {
            adopted.read(beside, manifest.resource().orElseThrow());
        }
        return adopted;
    }

    private void read(Class<?> beside, String resource) {
        try {
            URL found = find(beside, resource);
            if (found == null) {
                report(
                        AdoptionRules.MANIFEST_MISSING,
                        "The class path has no " + resource + " beside " + beside.getName() + ".",
                        "Build the service with dekorate's annotation processor, or name the resource that its build"
                                + " writes.");
            } else {
                parse(found, resource);
            }
        } catch (IOException unreadable) {
            String why = unreadable instanceof JacksonException json ? json.getOriginalMessage() : "it cannot be read";
            unreadable(resource, why.lines().findFirst().orElse("it cannot be read"));
        }
    }

    /** The resource in the class's own jar or directory; elsewhere it counts only where it cannot be another service's. */
    private static @Nullable URL find(Class<?> beside, String resource) throws IOException {
        ClassLoader loader = Objects.requireNonNullElseGet(beside.getClassLoader(), ClassLoader::getSystemClassLoader);
        List<URL> found = Collections.list(loader.getResources(resource));
        CodeSource source = beside.getProtectionDomain().getCodeSource();
        String home = source == null || source.getLocation() == null
                ? ""
                : source.getLocation().toString();
        Optional<URL> own = found.stream()
                .filter(url -> url.toString().equals(home + resource)
                        || url.toString().equals("jar:" + home + "!/" + resource))
                .findFirst();
        return own.orElseGet(() -> found.size() == 1 ? found.get(0) : null);
    }

    private void parse(URL url, String resource) throws IOException {
        try (InputStream in = url.openStream();
                MappingIterator<JsonNode> documents =
                        YAML.readerFor(JsonNode.class).readValues(in)) {
            while (documents.hasNextValue()) {
                JsonNode document = documents.nextValue();
                if (document == null || document.isNull() || document.isMissingNode()) {
                    continue;
                }
                if (!document.path("kind").isTextual()
                        || !document.path("apiVersion").isTextual()) {
                    objects.clear();
                    unreadable(resource, "it holds a document without kind and apiVersion");
                    return;
                }
                objects.add(new ManifestField(resource, "", document));
            }
        }
        if (objects.isEmpty()) {
            unreadable(resource, "it is empty");
        }
    }

    private void unreadable(String resource, String why) {
        objects.clear();
        report(
                AdoptionRules.MANIFEST_UNREADABLE,
                resource + " cannot be adopted: " + why + ".",
                "Name a resource that holds Kubernetes objects in YAML.");
    }

    /** {@return the one object of that kind; empty where a finding says why there is none} */
    public Optional<ManifestField> workload(String kind) {
        List<ManifestField> found = objects.stream()
                .filter(object -> object.peek("kind").equals(kind))
                .toList();
        if (found.size() != 1 && !objects.isEmpty()) {
            String held = objects.stream()
                    .map(object -> object.peek("kind") + " " + object.peek("metadata", "name"))
                    .collect(Collectors.joining(", "));
            report(
                    AdoptionRules.MANIFEST_WORKLOAD,
                    manifest.resource().orElse("The manifest") + " holds "
                            + (found.isEmpty() ? "no " : "more than one ") + kind + " to adopt, but " + held + ".",
                    found.isEmpty()
                            ? "Use the entry word of the kind that it holds, or have the service's build write a "
                                    + kind + "."
                            : "Adopt a manifest for each service.");
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** {@return the objects of that kind} */
    public List<ManifestField> all(String kind) {
        return objects.stream()
                .filter(object -> object.peek("kind").equals(kind))
                .toList();
    }

    /** {@return the image as the platform pulls it} */
    public Image pulled(Image image) {
        return manifest.pulled(image);
    }

    /** Reports that the workload lacks what every component needs. */
    public void reportLacking(String what) {
        unreadable(manifest.resource().orElse("The manifest"), "its workload has no " + what);
    }

    /** Reports what nobody took over. */
    public void reportUnread() {
        List<String> unread = objects.stream().flatMap(AdoptedObjects::unread).toList();
        if (!unread.isEmpty()) {
            add(
                    AdoptionRules.FIELD_IGNORED,
                    "The " + scope.title() + " does not take over from "
                            + manifest.resource().orElse("its manifest") + ":\n      "
                            + String.join("\n      ", unread),
                    "Say it with a word or a patch of the component, take it out of the service's annotations,"
                            + " or accept that it is lost.");
        }
    }

    private static Stream<String> unread(ManifestField object) {
        return object.unread()
                .map(path -> object.peek("kind") + " " + (path.isEmpty() ? object.peek("metadata", "name") : path));
    }

    private void report(Rule rule, String message, String fix) {
        scope.cutShort();
        add(rule, message, fix);
    }

    private void add(Rule rule, String message, String fix) {
        Finding finding = Finding.of(rule, scope.path(), manifest.origin(), message, fix);
        boolean elsewhere = !manifest.origin().toString().equals(scope.origin().toString());
        scope.run().problems().add(elsewhere ? finding.also("adopted here", scope.origin()) : finding);
    }
}
