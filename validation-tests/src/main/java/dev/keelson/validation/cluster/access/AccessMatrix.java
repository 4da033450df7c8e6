package dev.keelson.validation.cluster.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks a cluster, with one SubjectAccessReview each, every verb on every resource for every service account: what is not
 * declared must be refused too.
 *
 * @since 0.1.0
 */
public final class AccessMatrix {
    private static final List<String> VERBS = List.of(
            "get",
            "list",
            "watch",
            "create",
            "update",
            "patch",
            "delete",
            "deletecollection",
            "bind",
            "escalate",
            "impersonate");
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_A_TIME = 24;

    private final KubernetesClient client;
    private final List<ResourceKind> kinds;

    private AccessMatrix(KubernetesClient client, List<ResourceKind> kinds) {
        this.client = client;
        this.kinds = kinds;
    }

    /**
     * Returns the matrix over all resources that a cluster serves.
     *
     * @param further resources that the cluster may not know, which are asked for all the same
     */
    public static AccessMatrix of(KubernetesClient client, Collection<ResourceKind> further) {
        Set<ResourceKind> kinds = new LinkedHashSet<>(ResourceKind.servedBy(client));
        kinds.addAll(further);
        return new AccessMatrix(client, List.copyOf(kinds));
    }

    /**
     * Returns every question for one service account: each verb on each resource, without a name, and with each name that
     * somebody may have been restricted to.
     *
     * @param namespaces where it is asked for what lives in namespaces
     * @param names by resource, the objects to name
     */
    public List<Right> questions(String subject, Collection<String> namespaces, Map<ResourceKind, Set<String>> names) {
        List<Right> questions = new ArrayList<>();
        for (ResourceKind kind : kinds) {
            List<String> named = new ArrayList<>(List.of(""));
            named.addAll(names.getOrDefault(kind, Set.of()));
            for (String namespace : kind.namespaced() ? namespaces : List.of("")) {
                for (String verb : VERBS) {
                    for (String name : named) {
                        questions.add(new Right(subject, verb, kind.group(), kind.resource(), namespace, name));
                    }
                }
            }
        }
        return questions;
    }

    /** Asks the cluster and returns what it allows. */
    public Set<Right> allowed(Collection<Right> questions) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Callable<List<Right>>> all = new ArrayList<>();
            for (Right question : questions) {
                all.add(() -> isAllowed(question) ? List.of(question) : List.of());
            }
            Set<Right> rights = new HashSet<>();
            for (Future<List<Right>> answer : threads.invokeAll(all)) {
                rights.addAll(answer.get());
            }
            return rights;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between questions", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The cluster did not answer a question", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Written without the client's model: a matrix has tens of thousands of questions. */
    private boolean isAllowed(Right right) {
        String namespace = right.subject().substring(0, right.subject().indexOf('/'));
        int slash = right.resource().indexOf('/');
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SubjectAccessReview");
        ObjectNode spec = review.putObject("spec");
        spec.put("user", "system:serviceaccount:" + right.subject().replace('/', ':'));
        spec.putArray("groups")
                .add("system:serviceaccounts")
                .add("system:serviceaccounts:" + namespace)
                .add("system:authenticated");
        ObjectNode attributes = spec.putObject("resourceAttributes");
        attributes.put("verb", right.verb()).put("group", right.group()).put("namespace", right.namespace());
        attributes.put("name", right.name());
        attributes.put(
                "resource", slash < 0 ? right.resource() : right.resource().substring(0, slash));
        attributes.put("subresource", slash < 0 ? "" : right.resource().substring(slash + 1));
        try {
            return JSON.readTree(client.raw(REVIEWS, "POST", review))
                    .at("/status/allowed")
                    .booleanValue();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The cluster's answer is no JSON", e);
        }
    }
}
