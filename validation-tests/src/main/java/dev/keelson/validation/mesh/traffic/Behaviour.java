package dev.keelson.validation.mesh.traffic;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How a container answers.
 *
 * @param statuses of the answers, one after the other and then from the first on; none is 200, and at 0 the connection is cut
 *     instead of an answer, after what was asked has been done
 * @param delayMillis that go by before each answer
 * @since 0.1.0
 */
public record Behaviour(List<Integer> statuses, long delayMillis) {

    /** Keeps a copy. */
    public Behaviour {
        statuses = List.copyOf(statuses);
    }

    /** {@return answers with 200, at once} */
    public static Behaviour well() {
        return new Behaviour(List.of(), 0);
    }

    /** {@return answers with these statuses, over and over} */
    public static Behaviour answering(int... statuses) {
        return new Behaviour(Arrays.stream(statuses).boxed().toList(), 0);
    }

    /** {@return answers with 200, after a while} */
    public static Behaviour slow(Duration delay) {
        return new Behaviour(List.of(), delay.toMillis());
    }
}
