package dev.keelson.core.dekorate;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Patch;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.raw.RawExtension;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Applies decorators to the objects of their component.
 *
 * @since 0.1.0
 */
public final class DekorateExtension implements Extension {
    /** A decorator that changed nothing. */
    public static final Rule WITHOUT_EFFECT =
            Rule.error("decorator-without-effect", "A decorator is given that changes nothing.");

    DekorateExtension() {}

    @Override
    public List<Patch> patches() {
        return List.of((view, resources) ->
                view.attached(Decoration.class).forEach(attached -> decorate(view, resources, attached)));
    }

    private static void decorate(View view, Resources resources, Attached<Decoration> attached) {
        for (Decorator<?> decorator : attached.fact().decorators()) {
            if (decorator != null && !isEffective(view, resources, attached, decorator)) {
                view.run()
                        .problems()
                        .add(
                                WITHOUT_EFFECT,
                                attached.path(),
                                attached.origin(),
                                decorator.getClass().getSimpleName() + " changes nothing of " + attached.component()
                                        + ".",
                                "Let it name an object that the component has, "
                                        + String.join(", ", ids(resources, attached)) + ", or take it out.");
            }
        }
    }

    private static List<String> ids(Resources resources, Attached<Decoration> attached) {
        return objects(resources, attached).stream().map(Resource::id).toList();
    }

    /** Objects without a builder are out of reach for decorators. */
    private static List<Resource> objects(Resources resources, Attached<Decoration> attached) {
        return resources.all().stream()
                .filter(resource -> Objects.equals(resource.source().component(), attached.component()))
                .filter(resource -> !(resource.object() instanceof GenericKubernetesResource))
                .toList();
    }

    private static boolean isEffective(
            View view, Resources resources, Attached<Decoration> attached, Decorator<?> decorator) {
        List<Resource> before = objects(resources, attached);
        List<HasMetadata> items =
                new ArrayList<>(before.stream().map(Resource::object).toList());
        try {
            // What a builder leaves out by itself is not the decorator's doing.
            List<HasMetadata> built =
                    new KubernetesListBuilder().withItems(items).build().getItems();
            List<HasMetadata> decorated = new KubernetesListBuilder()
                    .withItems(items)
                    .accept(decorator)
                    .build()
                    .getItems();
            if (decorated.size() < built.size()) {
                view.run()
                        .problems()
                        .add(
                                RawExtension.FAILED,
                                attached.path(),
                                attached.origin(),
                                decorator.getClass().getSimpleName() + " takes objects of " + attached.component()
                                        + " away.",
                                "Let the decorator change or add objects; which ones a component brings follows from its"
                                        + " words.");
                return true;
            }
            return take(resources, attached, before, built, decorated);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            view.run()
                    .problems()
                    .add(Finding.of(
                            RawExtension.FAILED,
                            attached.path(),
                            attached.origin(),
                            failure.getClass().getSimpleName() + " left "
                                    + decorator.getClass().getSimpleName() + " of " + attached.component()
                                    + (failure.getMessage() == null ? "." : ": " + failure.getMessage()),
                            "Mend the decorator, which threw at " + Origin.of(failure) + "."));
            return true;
        }
    }

    private static boolean take(
            Resources resources,
            Attached<Decoration> attached,
            List<Resource> before,
            List<HasMetadata> built,
            List<HasMetadata> decorated) {
        boolean effective = decorated.size() != built.size();
        for (int index = 0; index < decorated.size(); index++) {
            HasMetadata object = decorated.get(index);
            if (index >= before.size()) {
                resources.add(
                        object,
                        new Source(
                                attached.component(),
                                attached.path(),
                                attached.origin(),
                                attached.fact().because()));
            } else if (!object.equals(built.get(index))) {
                resources.replace(before.get(index), object);
                effective = true;
            }
        }
        return effective;
    }
}
