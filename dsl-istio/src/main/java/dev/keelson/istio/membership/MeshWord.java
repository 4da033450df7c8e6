package dev.keelson.istio.membership;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.extension.View;
import java.util.List;
import java.util.function.Function;

/**
 * A word that a component says of itself in the mesh. What follows from it comes with the word that puts the platform there.
 *
 * @param <S> the draft whose scope takes the word
 * @param fact what makes its fact
 * @since 0.1.0
 */
public record MeshWord<S>(Function<Scope, Object> fact) implements Facet<S> {
    @Override
    public Extension extension() {
        return new Words();
    }

    @Override
    public Object declare(Scope scope) {
        return fact.apply(scope);
    }

    private static final class Words implements Extension {
        @Override
        public List<Check> checks() {
            return List.of(Words::check);
        }

        private static void check(View view, Problems problems) {
            if (view.attached(MeshFacts.class).isEmpty()
                    && view.attached(NoMesh.class).isEmpty()) {
                view.all(Attached.class).stream()
                        .filter(each -> each.extension() instanceof Words)
                        .findFirst()
                        .ifPresent(each -> problems.add(
                                MeshRules.NO_MESH,
                                each.path(),
                                each.origin(),
                                "A word of the mesh is said, and the platform is in no mesh.",
                                "Say p.with(Mesh.istio(m -> {})), or p.with(Mesh.none(\"…\")) where there is none."));
            }
        }
    }
}
