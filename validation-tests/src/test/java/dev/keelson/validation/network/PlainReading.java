package dev.keelson.validation.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What {@link PacketModel} reads off single fields: selectors over JSON, blocks over strings of bits. */
final class PlainReading {

    private PlainReading() {}

    // "The result of matchLabels and matchExpressions are ANDed. An empty label selector matches all objects."
    static boolean matches(JsonNode selector, Map<String, String> labels) {
        int failed = 0;
        for (var label : selector.path("matchLabels").properties()) {
            failed += label.getValue().textValue().equals(labels.get(label.getKey())) ? 0 : 1;
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.get("key").textValue();
            Set<String> values = new HashSet<>();
            expression.path("values").forEach(value -> values.add(value.textValue()));
            failed += switch (expression.get("operator").textValue()) {
                case "In" -> labels.containsKey(key) && values.contains(labels.get(key)) ? 0 : 1;
                case "NotIn" -> labels.containsKey(key) && values.contains(labels.get(key)) ? 1 : 0;
                case "Exists" -> labels.containsKey(key) ? 0 : 1;
                case "DoesNotExist" -> labels.containsKey(key) ? 1 : 0;
                default -> throw new IllegalArgumentException(expression.toString());
            };
        }
        return failed == 0;
    }

    static boolean inCidr(String address, String cidr) {
        String[] parts = cidr.split("/", 2);
        String bits = bits(parts[0]);
        String prefix = bits.substring(0, Integer.parseInt(parts[1]));
        return bits.length() == bits(address).length() && bits(address).startsWith(prefix);
    }

    private static String bits(String address) {
        StringBuilder bits = new StringBuilder();
        try {
            for (byte octet : InetAddress.getByName(address).getAddress()) {
                for (int mask = 128; mask > 0; mask /= 2) {
                    bits.append((octet & mask) == 0 ? '0' : '1');
                }
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
        return bits.toString();
    }

    static boolean missing(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }
}
