package dev.keelson.core.raw;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Patch;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Adds raw objects and applies raw patches.
 *
 * @since 0.1.0
 */
public final class RawExtension implements Extension {
    /** A patch that changes nothing, because there is nothing to change. */
    public static final Rule WITHOUT_TARGET = Rule.error(
            "patch-without-target", "A patch is given for a kind of object that the component does not have.");

    /** A patch that threw an exception. */
    public static final Rule FAILED = Rule.error("patch-failed", "A patch threw an exception.");

    RawExtension() {}

    @Override
    public List<Renderer> renderers() {
        return List.of(RawExtension::add);
    }

    @Override
    public List<Patch> patches() {
        return List.of(RawExtension::change);
    }

    private static void add(View view, Resources out) {
        view.attached(RawResource.class).stream()
                .filter(attached -> attached.fact().object() != null)
                .forEach(attached -> out.add(
                        attached.fact().object(),
                        new Source(
                                attached.component(),
                                attached.path(),
                                attached.origin(),
                                attached.fact().because())));
    }

    private static void change(View view, Resources resources) {
        Map<Component, List<Resource>> byComponent = new HashMap<>();
        resources.all().forEach(resource -> byComponent
                .computeIfAbsent(resource.source().component(), first -> new ArrayList<>())
                .add(resource));
        view.attached(RawPatch.class).forEach(attached -> {
            List<Resource> brought = byComponent.getOrDefault(attached.component(), List.of());
            List<HasMetadata> targets = brought.stream()
                    .map(Resource::object)
                    .filter(attached.fact().kind()::isInstance)
                    .toList();
            if (targets.isEmpty()) {
                view.run()
                        .problems()
                        .add(
                                WITHOUT_TARGET,
                                attached.path(),
                                attached.origin(),
                                attached.component() + " has no "
                                        + attached.fact().kind().getSimpleName() + " to patch.",
                                "Name a kind that it has, " + kinds(brought) + ", or take the patch out.");
            }
            targets.forEach(target -> apply(view, attached, target));
        });
    }

    private static String kinds(List<Resource> brought) {
        return brought.stream().map(Resource::kind).distinct().collect(Collectors.joining(", "));
    }

    private static void apply(View view, Attached<RawPatch> attached, HasMetadata target) {
        try {
            attached.fact().change().accept(target);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            view.run()
                    .problems()
                    .add(Finding.of(
                                    FAILED,
                                    attached.path(),
                                    Origin.of(failure),
                                    failure.getClass().getSimpleName() + " left the patch of "
                                            + attached.component()
                                            + (failure.getMessage() == null ? "." : ": " + failure.getMessage()),
                                    "Mend the patch at that line.")
                            .also("patch given", attached.origin()));
        }
    }
}
