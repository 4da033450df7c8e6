package dev.keelson.validation.cluster.plane;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Whether an address answers 200: one that belongs to somebody else does not, because its certificate is not believed.
 *
 * @param client what is asked with
 * @param address what is asked
 * @since 0.1.0
 */
public record Health(HttpClient client, URI address) implements BooleanSupplier {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Override
    public boolean getAsBoolean() {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
