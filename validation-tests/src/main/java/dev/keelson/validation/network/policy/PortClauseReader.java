package dev.keelson.validation.network.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.StrictObject;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code ports} of a rule. */
final class PortClauseReader {
    private static final Set<String> FIELDS = Set.of("protocol", "port", "endPort");

    // A quoted number is no port name, so the API server refuses it.
    private static final Pattern NAME = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");

    private PortClauseReader() {}

    static List<PortClause> read(StrictObject rule) {
        return rule.objects("ports", FIELDS).stream()
                .map(PortClauseReader::clause)
                .toList();
    }

    private static PortClause clause(StrictObject clause) {
        Protocol protocol =
                clause.text("protocol").map(word -> protocol(clause, word)).orElse(Protocol.TCP);
        if (!clause.has("port")) {
            if (clause.has("endPort")) {
                throw clause.invalid("endPort needs a port");
            }
            return new PortClause.Range(protocol, 1, Port.HIGHEST);
        }
        if (clause.get("port").isTextual()) {
            return named(clause, protocol);
        }
        int first = number(clause, "port");
        int last = clause.has("endPort") ? number(clause, "endPort") : first;
        if (last < first) {
            throw clause.invalid("endPort " + last + " is below port " + first);
        }
        return new PortClause.Range(protocol, first, last);
    }

    private static PortClause named(StrictObject clause, Protocol protocol) {
        String name = clause.requiredText("port");
        if (clause.has("endPort")) {
            throw clause.invalid("endPort needs a port number, not the name " + name);
        }
        if (!NAME.matcher(name).matches()) {
            throw clause.invalid("\"" + name + "\" is no port name");
        }
        return new PortClause.Named(protocol, name);
    }

    private static int number(StrictObject clause, String field) {
        JsonNode number = clause.get(field);
        if (!number.isIntegralNumber() || number.longValue() < 1 || number.longValue() > Port.HIGHEST) {
            throw clause.invalid(field + " must be a number from 1 to " + Port.HIGHEST + ", is " + number);
        }
        return number.intValue();
    }

    private static Protocol protocol(StrictObject clause, String word) {
        return Arrays.stream(Protocol.values())
                .filter(candidate -> candidate.name().equals(word))
                .findFirst()
                .orElseThrow(() -> clause.invalid("unknown protocol " + word));
    }
}
