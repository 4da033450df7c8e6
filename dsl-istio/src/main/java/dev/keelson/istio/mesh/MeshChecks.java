package dev.keelson.istio.mesh;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.istio.membership.MeshFacts;
import dev.keelson.istio.membership.MeshRules;
import dev.keelson.istio.membership.NoMesh;
import java.util.ArrayList;
import java.util.List;

/** Looks for words of the mesh without one, and for two of them. */
final class MeshChecks implements Check {
    MeshChecks() {}

    @Override
    public void check(View view, Problems problems) {
        List<Attached<?>> said = new ArrayList<>(view.attached(MeshFacts.class));
        said.addAll(view.attached(NoMesh.class));
        if (said.size() > 1) {
            problems.add(Finding.of(
                            MeshRules.TWO_MESHES,
                            said.get(1).path(),
                            said.get(1).origin(),
                            "What mesh the platform is in is said twice.",
                            "Keep one of the two.")
                    .also("first here", said.get(0).origin()));
        }
        if (said.isEmpty()) {
            view.all(Attached.class).stream()
                    .filter(each -> each.extension() instanceof MeshExtension)
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
