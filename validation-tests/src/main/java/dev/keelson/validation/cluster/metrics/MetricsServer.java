package dev.keelson.validation.cluster.metrics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.cluster.aggregation.AggregatedApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the metrics APIs of a cluster from this JVM, on loopback. It stands for the metrics server and for the adapters
 * of a monitoring system; who asks is the real autoscaler, through the real API server.
 *
 * @since 0.1.0
 */
public final class MetricsServer implements AutoCloseable {
    private static final Pattern QUESTION = Pattern.compile("(/apis/[^/]+/[^/]+)/namespaces/([^/]+)/(.+)");
    private static final String ANY_POD = "pods/*/";

    private final Answers answers;
    private final Map<String, LongAdder> questions = new ConcurrentHashMap<>();
    private final AggregatedApi api;

    private MetricsServer(KubernetesClient client, Answers answers) {
        this.answers = answers;
        this.api = AggregatedApi.serve(
                client,
                "simulated-metrics",
                Arrays.stream(MetricsApi.values()).map(MetricsApi::apiVersion).toList(),
                this::answer);
    }

    /**
     * Starts one, and waits until the API server sends requests to it.
     *
     * @param client may do everything in the cluster
     * @param load what it answers with
     * @param age how old an answer is: what programs that gather metrics take from one look to the next
     */
    public static MetricsServer start(KubernetesClient client, Load load, Duration age) {
        return new MetricsServer(client, new Answers(client, load, age));
    }

    /**
     * Returns how often somebody asked for a signal so far, with or without an answer.
     *
     * @throws IllegalArgumentException for what pods use, which is asked for all at once
     */
    public long timesAsked(Signal signal) {
        if (signal.api() == MetricsApi.RESOURCE) {
            throw new IllegalArgumentException("nobody asks for " + signal.name() + " by name");
        }
        return counter(signal.namespace(), signal.name()).sum();
    }

    private LongAdder counter(String namespace, String metric) {
        return questions.computeIfAbsent(namespace + "/" + metric, key -> new LongAdder());
    }

    /** Ends the server; the cluster then lacks metrics. */
    @Override
    public void close() {
        api.close();
    }

    private Optional<ObjectNode> answer(URI question) {
        String path = question.getPath();
        return Arrays.stream(MetricsApi.values())
                .filter(served -> served.path().equals(path))
                .map(MetricsApi::discovery)
                .findFirst()
                .or(() -> value(path, selector(question.getRawQuery())));
    }

    private Optional<ObjectNode> value(String path, String selector) {
        Matcher question = QUESTION.matcher(path);
        if (!question.matches()) {
            return Optional.empty();
        }
        String api = question.group(1);
        String namespace = question.group(2);
        String subject = question.group(3);
        if (api.equals(MetricsApi.RESOURCE.path()) && subject.equals("pods")) {
            return Optional.of(answers.usage(namespace, selector));
        }
        if (api.equals(MetricsApi.CUSTOM.path()) && subject.startsWith(ANY_POD)) {
            String metric = subject.substring(ANY_POD.length());
            counter(namespace, metric).increment();
            return answers.ofPods(namespace, selector, metric);
        }
        if (api.equals(MetricsApi.EXTERNAL.path())) {
            counter(namespace, subject).increment();
            return answers.external(namespace, subject);
        }
        return Optional.empty();
    }

    private static String selector(String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(parameter -> parameter.startsWith("labelSelector="))
                .map(parameter ->
                        URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }
}
