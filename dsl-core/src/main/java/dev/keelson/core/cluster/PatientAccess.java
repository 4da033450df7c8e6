package dev.keelson.core.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks again where the API server is busy, failing or out of reach: five times, with pauses that double from half a
 * second on. Every request can be repeated, because applying says what shall be and deleting names the object.
 *
 * @since 0.1.0
 */
public final class PatientAccess implements ClusterAccess {
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ClusterAccess access;
    private final Time time;
    private final Consumer<String> lines;

    /**
     * Patience with a cluster.
     *
     * @param lines takes a line for each repetition
     */
    public PatientAccess(ClusterAccess access, Time time, Consumer<String> lines) {
        this.access = access;
        this.time = time;
        this.lines = lines;
    }

    @Override
    public Optional<Tree> find(ObjectKey key) {
        return patiently(key, false, () -> access.find(key));
    }

    @Override
    public boolean serves(String apiVersion, String kind) {
        return patiently(kind + " of " + apiVersion, false, () -> access.serves(apiVersion, kind));
    }

    @Override
    public Tree apply(Tree object, Write write) {
        boolean versioned = object.has("metadata", "resourceVersion");
        return patiently(ObjectKey.of(object), !versioned, () -> access.apply(object, write));
    }

    @Override
    public void delete(ObjectKey key, String uid) {
        patiently(key, false, () -> {
            access.delete(key, uid);
            return key;
        });
    }

    @Override
    public List<Tree> list(String apiVersion, String kind, String namespace, Selection selection) {
        return patiently(kind + " in " + namespace, false, () -> access.list(apiVersion, kind, namespace, selection));
    }

    @Override
    public void close() {
        access.close();
    }

    private <T> T patiently(Object what, boolean againWhenOutdated, Supplier<T> request) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (ClusterException failure) {
                boolean passing = isPassing(failure) || (againWhenOutdated && failure.isOutdated());
                if (attempt == ATTEMPTS || !passing) {
                    throw failure;
                }
                lines.accept("  " + what + ": " + failure.getMessage() + "; asking again");
                time.pause(longer(pause, failure.retryAfter()));
                pause = pause.multipliedBy(2);
            }
        }
    }

    private static Duration longer(Duration pause, Duration wished) {
        Duration longer = wished.compareTo(pause) > 0 ? wished : pause;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    /** An object that does not fit its schema is a 500 too, and stays one. */
    private static boolean isPassing(ClusterException failure) {
        return switch (failure.status()) {
            case ClusterException.UNREACHABLE, 429, 502, 503, 504 -> true;
            case 500 -> !String.valueOf(failure.getMessage()).contains("typed patch object");
            default -> false;
        };
    }
}
