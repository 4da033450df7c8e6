package dev.keelson.core.cluster;

import java.util.List;
import java.util.Optional;

/**
 * What applying objects asks of a cluster. Every method throws {@link ClusterException} where the API server refuses or
 * cannot be reached.
 *
 * @since 0.1.0
 */
public interface ClusterAccess extends AutoCloseable {

    /** {@return the object, nothing where there is none or its kind is not served} */
    Optional<Tree> find(ObjectKey key);

    /** {@return whether the cluster serves the kind now} */
    boolean serves(String apiVersion, String kind);

    /** Applies an object on the server's side and returns what became of it. Unknown fields are refused. */
    Tree apply(Tree object, Write write);

    /**
     * Deletes an object and, in the background, what belongs to it; one that is not there any more is no failure.
     *
     * @param uid the object that is meant: another of the same name stays
     */
    void delete(ObjectKey key, String uid);

    /** {@return the objects of a kind in a namespace} */
    List<Tree> list(String apiVersion, String kind, String namespace, Selection selection);

    @Override
    void close();
}
