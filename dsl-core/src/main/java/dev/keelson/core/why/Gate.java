package dev.keelson.core.why;

import dev.keelson.core.extension.View;
import java.util.List;

/**
 * Something on the way from one component to another that lets calls through or not.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Gate {
    /** {@return what it says, nothing where it does not stand on that way} */
    List<Ruling> rule(View view, Question question);
}
