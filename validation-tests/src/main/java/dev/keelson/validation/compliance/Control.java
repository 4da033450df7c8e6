package dev.keelson.validation.compliance;

import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that a platform promises.
 *
 * @param id how tests name it
 * @param promise what holds, in one sentence
 * @param keeps which objects keep it
 * @param applies whether an environment has what the promise is about
 * @param pending what is still to be proven with traffic; empty where the tests of the files say it all
 * @since 0.1.0
 */
public record Control(
        String id, String promise, Predicate<Manifest> keeps, Predicate<ManifestTree> applies, List<String> pending) {

    /**
     * Keeps a copy of the list.
     *
     * @param id how tests name it
     * @param promise what holds
     * @param keeps which objects keep it
     * @param applies whether an environment has what the promise is about
     * @param pending what is still to be proven with traffic
     */
    public Control {
        pending = List.copyOf(pending);
    }

    /**
     * {@return a promise that every platform makes}
     *
     * @param id how tests name it
     * @param promise what holds
     * @param keeps which objects keep it
     */
    public static Control of(String id, String promise, Predicate<Manifest> keeps) {
        return new Control(id, promise, keeps, tree -> true, List.of());
    }

    /**
     * {@return the same promise, made only by environments that have what it is about}
     *
     * @param applies whether an environment has it
     */
    public Control where(Predicate<ManifestTree> applies) {
        return new Control(id, promise, keeps, applies, pending);
    }

    /**
     * {@return the same promise, of which something is still to be proven with traffic}
     *
     * @param pending what that is
     */
    public Control pending(String... pending) {
        return new Control(id, promise, keeps, applies, List.of(pending));
    }
}
