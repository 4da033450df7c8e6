package dev.keelson.validation.cluster.api;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Asks several things at once where their order does not matter.
 *
 * @since 0.1.0
 */
public final class Parallel {
    /** As many as an API server of two processors can judge while others are on their way. */
    private static final int AT_ONCE = 8;

    private Parallel() {}

    /** {@return what a function gives for each item, in the order of the items} */
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<R>> results = items.stream()
                    .map(item -> CompletableFuture.<R>supplyAsync(() -> function.apply(item), threads))
                    .toList();
            return results.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }
}
