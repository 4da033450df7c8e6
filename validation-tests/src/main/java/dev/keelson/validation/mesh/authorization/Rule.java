package dev.keelson.validation.mesh.authorization;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A rule of a policy: one of the sources, one of the operations and all of the conditions.
 *
 * @param sources each of them holds if all of its clauses do; any source if there are none
 * @param operations each of them holds if all of its clauses do; any operation if there are none
 * @param conditions all of them have to hold
 * @since 0.1.0
 */
public record Rule(List<List<Clause>> sources, List<List<Clause>> operations, List<Clause> conditions) {

    /**
     * Keeps copies of the lists.
     *
     * @param sources each of them holds if all of its clauses do
     * @param operations each of them holds if all of its clauses do
     * @param conditions all of them have to hold
     */
    public Rule {
        sources = List.copyOf(sources);
        operations = List.copyOf(operations);
        conditions = List.copyOf(conditions);
    }

    boolean matches(Call call, Action action) {
        return any(sources, call, action) && any(operations, call, action) && all(conditions, call, action);
    }

    private static boolean any(List<List<Clause>> alternatives, Call call, Action action) {
        return alternatives.isEmpty() || alternatives.stream().anyMatch(clauses -> all(clauses, call, action));
    }

    private static boolean all(List<Clause> clauses, Call call, Action action) {
        return clauses.stream().allMatch(clause -> clause.holds(call, action));
    }

    /** {@return whether it asks what only calls have that are read as HTTP} */
    public boolean isAboutHttp() {
        return clauses().anyMatch(clause -> clause.attribute().isOfHttp());
    }

    /** {@return the callers it is about, with service accounts as principals} */
    public Set<String> principals() {
        Set<String> principals = new TreeSet<>(texts("source.principal"));
        for (String account : texts("source.serviceAccount")) {
            principals.add("cluster.local/ns/" + account.replace("/", "/sa/"));
        }
        return principals;
    }

    /** {@return the methods it is about} */
    public Set<String> methods() {
        return texts(Attribute.METHOD);
    }

    /** {@return the paths it is about} */
    public Set<String> paths() {
        return texts(Attribute.PATH);
    }

    /**
     * {@return whether it can match calls of a port}
     *
     * @param port the port of a workload
     */
    public boolean isForPort(int port) {
        Call call = Call.tcp(Optional.empty(), port);
        return operations.isEmpty()
                || operations.stream().anyMatch(operation -> operation.stream()
                        .filter(Rule::isAboutPorts)
                        .allMatch(clause -> clause.holds(call, Action.ALLOW)));
    }

    /**
     * {@return whether it says that it is about a port, and not just leaves it open}
     *
     * @param port the port of a workload
     */
    public boolean namesPort(int port) {
        return isForPort(port)
                && clauses()
                        .anyMatch(clause ->
                                isAboutPorts(clause) && !clause.values().isEmpty());
    }

    private static boolean isAboutPorts(Clause clause) {
        return clause.attribute().key().equals("destination.port");
    }

    private Set<String> texts(String key) {
        Set<String> texts = new TreeSet<>();
        clauses().filter(clause -> clause.attribute().key().equals(key)).forEach(clause -> {
            texts.addAll(clause.values());
            texts.addAll(clause.notValues());
        });
        return texts;
    }

    private Stream<Clause> clauses() {
        return Stream.of(
                        sources.stream().flatMap(List::stream),
                        operations.stream().flatMap(List::stream),
                        conditions.stream())
                .flatMap(each -> each);
    }
}
