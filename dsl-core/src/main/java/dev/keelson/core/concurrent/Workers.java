package dev.keelson.core.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does the same to many things, several at a time.
 *
 * @since 0.1.0
 */
public final class Workers {
    private final int number;

    /**
     * Workers.
     *
     * @param number how many things are done at a time; with one, on the thread that asks
     */
    public Workers(int number) {
        this.number = number;
    }

    /** {@return as many workers as there are processors} */
    public static Workers forEachProcessor() {
        return new Workers(Runtime.getRuntime().availableProcessors());
    }

    /** {@return whether several things are done at a time} */
    public boolean areSeveral() {
        return number > 1;
    }

    /** {@return what it gives for each, in their order} What is thrown is what the first of them throws. */
    public <T, R> List<R> each(List<T> things, Function<T, R> what) {
        if (!areSeveral() || things.size() < 2) {
            return things.stream().map(what).toList();
        }
        // Threads of its own: those of a common pool see the class loader of the system, not that of the definition.
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(number, things.size()));
        try {
            List<Future<R>> futures = new ArrayList<>();
            things.forEach(thing -> futures.add(threads.submit(() -> what.apply(thing))));
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw failure.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the definition ran", interrupted);
        } finally {
            threads.shutdownNow();
        }
    }
}
