package dev.keelson.validation.mesh.matrix;

import dev.keelson.validation.mesh.authorization.HttpRequest;
import dev.keelson.validation.network.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Service × service × method and path: who may ask what of whom. Callers are all workloads and somebody outside of the mesh; what
 * is asked are the methods and paths that policies name, some that none names, and on ports that are not read as HTTP just bytes.
 *
 * @param cells in the order of the manifests
 * @since 0.1.0
 */
public record AuthorizationMatrix(List<MatrixCell> cells) {

    /**
     * Keeps a copy of the list.
     *
     * @param cells in the order of the manifests
     */
    public AuthorizationMatrix {
        cells = List.copyOf(cells);
    }

    /** {@return the matrix of a mesh, with requests that tell its policies apart} */
    public static AuthorizationMatrix of(Mesh mesh) {
        return of(mesh, Samples.of(mesh.authorizer()));
    }

    /**
     * {@return the matrix of a mesh}
     *
     * @param mesh the mesh
     * @param requests what is asked of each port that is read as HTTP
     */
    public static AuthorizationMatrix of(Mesh mesh, List<HttpRequest> requests) {
        List<MatrixCell> cells = new ArrayList<>();
        for (MeshService service : mesh.services()) {
            for (MeshWorkload callee : mesh.behind(service)) {
                for (MeshPort port : service.ports()) {
                    List<Optional<HttpRequest>> questions = Mesh.isReadAsBytes(port, callee)
                            ? List.of(Optional.empty())
                            : requests.stream().map(Optional::of).toList();
                    callers(mesh)
                            .forEach(caller -> questions.forEach(request -> cells.add(new MatrixCell(
                                    caller,
                                    service,
                                    port,
                                    callee,
                                    request,
                                    mesh.judge(caller, service, port, callee, request)))));
                }
            }
        }
        return new AuthorizationMatrix(cells);
    }

    private static Stream<Optional<MeshWorkload>> callers(Mesh mesh) {
        return Stream.concat(
                Stream.of(Optional.empty()), mesh.workloads().stream().map(Optional::of));
    }

    /** {@return the questions that are answered with yes} */
    public List<MatrixCell> allowed() {
        return cells.stream().filter(cell -> cell.verdict().allowed()).toList();
    }

    /**
     * {@return who may ask anything at all of whom, on which port of the called workload: workloads whose calls are let in by the
     * proxy of a workload}
     */
    public SortedSet<Edge> edges() {
        SortedSet<Edge> edges = new TreeSet<>();
        for (MatrixCell cell : allowed()) {
            if (cell.caller().isPresent() && cell.callee().proxy() == MeshWorkload.Proxy.SIDECAR) {
                cell.port()
                        .targetOn(cell.callee().ports())
                        .ifPresent(port -> edges.add(Edge.tcp(
                                cell.caller().get().component(), cell.callee().component(), port)));
            }
        }
        return edges;
    }

    /** {@return one line for each question and its answer} */
    public String table() {
        return cells.stream().map(cell -> cell + "\n").collect(Collectors.joining());
    }
}
