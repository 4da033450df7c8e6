package dev.keelson.validation.mesh.authorization;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.StrictObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code security.istio.io} AuthorizationPolicies strictly: a misspelt field would otherwise make a rule wider.
 *
 * @since 0.1.0
 */
public final class PolicyReader {
    private static final Set<String> TYPES =
            Set.of("security.istio.io/v1/AuthorizationPolicy", "security.istio.io/v1beta1/AuthorizationPolicy");
    private static final Set<String> SPEC = Set.of("selector", "rules", "action");
    private static final Set<String> RULE = Set.of("from", "to", "when");
    private static final Set<String> CONDITION = Set.of("key", "values", "notValues");
    private static final Map<String, String> SOURCE = Map.of(
            "principals", "source.principal",
            "namespaces", "source.namespace",
            "serviceAccounts", "source.serviceAccount",
            "trustDomains", "source.trustDomain",
            "requestPrincipals", "request.auth.principal",
            "ipBlocks", "source.ip",
            "remoteIpBlocks", "remote.ip");
    private static final Map<String, String> OPERATION = Map.of(
            "hosts", Attribute.HOST,
            "ports", "destination.port",
            "methods", Attribute.METHOD,
            "paths", Attribute.PATH);

    private PolicyReader() {}

    /** {@return whether an object is an AuthorizationPolicy} */
    public static boolean isPolicy(Manifest manifest) {
        return TYPES.contains(manifest.type());
    }

    /**
     * {@return the policy that a manifest holds}
     *
     * @param manifest an AuthorizationPolicy
     * @throws InvalidManifestException if Istio would refuse it, or if it leaves the decision to others than its rules:
     *     {@code CUSTOM}, {@code targetRefs}
     */
    public static Policy read(Manifest manifest) {
        String where = "AuthorizationPolicy " + manifest.id() + " (" + manifest.source() + ") spec";
        StrictObject spec = new StrictObject(
                where,
                manifest.body().hasNonNull("spec")
                        ? manifest.body().path("spec")
                        : JsonNodeFactory.instance.objectNode(),
                SPEC);
        return new Policy(
                manifest.id(),
                Scope.read(spec, manifest.namespace()),
                action(spec),
                spec.objects("rules", RULE).stream()
                        .map(rule -> rule(rule, manifest.namespace()))
                        .toList());
    }

    private static Action action(StrictObject spec) {
        String word = spec.text("action").orElse("ALLOW");
        try {
            return Action.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw spec.invalid("no action that can be judged: " + word);
        }
    }

    private static Rule rule(StrictObject rule, String namespace) {
        List<List<Clause>> sources = new ArrayList<>();
        for (StrictObject from : rule.objects("from", Set.of("source"))) {
            StrictObject source =
                    from.object("source", fields(SOURCE)).orElseThrow(() -> from.invalid("has no source"));
            sources.add(clauses(source, SOURCE, namespace));
        }
        List<List<Clause>> operations = new ArrayList<>();
        for (StrictObject to : rule.objects("to", Set.of("operation"))) {
            StrictObject operation =
                    to.object("operation", fields(OPERATION)).orElseThrow(() -> to.invalid("has no operation"));
            operations.add(clauses(operation, OPERATION, namespace));
        }
        return new Rule(
                sources,
                operations,
                rule.objects("when", CONDITION).stream()
                        .map(PolicyReader::condition)
                        .toList());
    }

    private static Set<String> fields(Map<String, String> attributes) {
        Set<String> fields = new TreeSet<>(attributes.keySet());
        attributes.keySet().forEach(field -> fields.add(negative(field)));
        return fields;
    }

    private static String negative(String field) {
        return "not" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    private static List<Clause> clauses(StrictObject object, Map<String, String> attributes, String namespace) {
        List<Clause> clauses = new ArrayList<>();
        attributes.forEach((field, key) -> {
            List<String> values = object.texts(field);
            List<String> notValues = object.texts(negative(field));
            if (!values.isEmpty() || !notValues.isEmpty()) {
                clauses.add(clause(
                        object, Attribute.of(key), full(key, values, namespace), full(key, notValues, namespace)));
            }
        });
        if (clauses.isEmpty()) {
            throw object.invalid("asks nothing");
        }
        return clauses;
    }

    /** A service account without a namespace is one of the policy's. */
    private static List<String> full(String key, List<String> values, String namespace) {
        return key.equals("source.serviceAccount")
                ? values.stream()
                        .map(value -> value.contains("/") ? value : namespace + "/" + value)
                        .toList()
                : values;
    }

    private static Clause condition(StrictObject condition) {
        String key = condition.requiredText("key");
        Attribute attribute = Attribute.ofCondition(key)
                .orElseThrow(() -> condition.invalid("no attribute that can be judged: " + key));
        List<String> values = condition.texts("values");
        List<String> notValues = condition.texts("notValues");
        if (values.isEmpty() && notValues.isEmpty()) {
            throw condition.invalid("has neither values nor notValues");
        }
        return clause(condition, attribute, values, notValues);
    }

    private static Clause clause(
            StrictObject object, Attribute attribute, List<String> values, List<String> notValues) {
        List<String> all = new ArrayList<>(values);
        all.addAll(notValues);
        for (String value : all) {
            if (value.isEmpty()) {
                throw object.invalid("an empty value of " + attribute.key());
            }
            if (attribute.key().equals(Attribute.PATH) && PathTemplate.isOne(value)) {
                PathTemplate.mistake(value).ifPresent(mistake -> {
                    throw object.invalid(value + ": " + mistake);
                });
            }
        }
        return new Clause(attribute, values, notValues);
    }
}
