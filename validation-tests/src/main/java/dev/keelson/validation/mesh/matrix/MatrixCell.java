package dev.keelson.validation.mesh.matrix;

import dev.keelson.validation.mesh.authorization.HttpRequest;
import dev.keelson.validation.mesh.authorization.Verdict;
import java.util.Optional;

/**
 * One question of a matrix, and its answer.
 *
 * @param caller who calls; empty for somebody outside of the mesh
 * @param service the called service
 * @param port the called port of it
 * @param callee the workload behind it
 * @param request what is asked; empty for bytes
 * @param verdict the answer
 * @since 0.1.0
 */
public record MatrixCell(
        Optional<MeshWorkload> caller,
        MeshService service,
        MeshPort port,
        MeshWorkload callee,
        Optional<HttpRequest> request,
        Verdict verdict) {

    @Override
    public String toString() {
        return caller.map(MeshWorkload::id).orElse("outside") + " -> " + service.namespace() + "/" + service.name()
                + ":" + port.number() + " (" + callee.id() + ") "
                + request.map(each -> each.method() + " " + each.path()).orElse("TCP") + ": " + verdict;
    }
}
