package dev.keelson.core.release;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.extension.Attached;
import java.util.List;
import java.util.Optional;

/**
 * What an output of the whole platform sees.
 *
 * @since 0.1.0
 */
public interface PlatformView extends RunnablePlatform {

    /** {@return what is written for each environment, in the order of the platform's main method} */
    List<Blueprint> environments();

    /** {@return what the build says of this release} */
    Release release();

    /**
     * What stands in the output directory from earlier runs, whoever put it there.
     *
     * @param path the path of a file below the output directory
     */
    Optional<byte[]> earlier(String path);

    /** {@return the facts of all facets of that type, of the first environment that has one} */
    default <F> List<Attached<F>> attached(Class<F> type) {
        return environments().stream()
                .map(environment -> environment.model().attached(type))
                .filter(facts -> !facts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
