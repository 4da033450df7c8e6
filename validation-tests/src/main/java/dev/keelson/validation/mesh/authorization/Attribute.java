package dev.keelson.validation.mesh.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a policy can ask of a call.
 *
 * @param key the name it has in conditions, or, for what only operations ask, {@code request.method}, {@code request.path} or
 *     {@code request.host}
 * @param argument what stands between brackets: the name of a header, the path to a claim
 * @since 0.1.0
 */
public record Attribute(String key, List<String> argument) {
    static final String METHOD = "request.method";
    static final String PATH = "request.path";
    static final String HOST = "request.host";
    private static final String HEADERS = "request.headers";
    private static final String CLAIMS = "request.auth.claims";

    private static final Set<String> PLAIN = Set.of(
            "source.ip",
            "remote.ip",
            "source.namespace",
            "source.principal",
            "source.serviceAccount",
            "source.trustDomain",
            "request.auth.principal",
            "request.auth.audiences",
            "request.auth.presenter",
            "destination.ip",
            "destination.port",
            "connection.sni");
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final Pattern INDEXED =
            Pattern.compile("(request\\.headers|request\\.auth\\.claims)((?:\\[[^\\[\\]]+])+)");

    /**
     * Keeps a copy of the argument.
     *
     * @param key the name it has in conditions
     * @param argument what stands between brackets
     */
    public Attribute {
        argument = List.copyOf(argument);
    }

    static Attribute of(String key) {
        return new Attribute(key, List.of());
    }

    /** {@return the attribute that a condition names, if there is such a one} */
    static Optional<Attribute> ofCondition(String key) {
        if (PLAIN.contains(key)) {
            return Optional.of(of(key));
        }
        Matcher indexed = INDEXED.matcher(key);
        if (!indexed.matches()) {
            return Optional.empty();
        }
        List<String> argument = BRACKETS.matcher(indexed.group(2))
                .results()
                .map(part -> part.group(1))
                .toList();
        boolean header = indexed.group(1).equals(HEADERS);
        return header && argument.size() > 1
                ? Optional.empty()
                : Optional.of(new Attribute(indexed.group(1), argument));
    }

    /** {@return whether only a call that is read as HTTP has it} */
    boolean isOfHttp() {
        return key.startsWith("request.");
    }

    /** {@return what a call has of it: nothing, one text, or several} */
    List<String> of(Call call) {
        return switch (key) {
            case "source.principal" ->
                call.peer().stream().flatMap(peer -> peer.principals().stream()).toList();
            case "source.namespace" ->
                call.peer().map(Identity::namespace).stream().toList();
            case "source.trustDomain" ->
                call.peer().map(Identity::trustDomain).stream().toList();
            case "source.serviceAccount" ->
                call.peer().map(peer -> peer.namespace() + "/" + peer.serviceAccount()).stream()
                        .toList();
            case "source.ip" -> address(call.source());
            case "remote.ip" -> address(call.remote());
            case "destination.ip" -> address(call.destination());
            case "destination.port" -> List.of(Integer.toString(call.port()));
            case "connection.sni" -> call.serverName().stream().toList();
            default -> call.http().map(this::of).orElse(List.of());
        };
    }

    private List<String> address(Optional<Address> address) {
        return List.of(address.orElseThrow(() ->
                        new InvalidManifestException(key, "a policy asks for this address, and no manifest tells it"))
                .toString());
    }

    private List<String> of(HttpRequest request) {
        return switch (key) {
            case METHOD -> List.of(request.method());
            case PATH -> List.of(request.path());
            case HOST -> List.of(request.host().toLowerCase(Locale.ROOT));
            case HEADERS ->
                Optional.ofNullable(request.headers().get(argument.get(0).toLowerCase(Locale.ROOT))).stream()
                        .toList();
            case CLAIMS -> texts(claim(request, argument));
            case "request.auth.audiences" -> texts(claim(request, List.of("aud")));
            case "request.auth.presenter" -> texts(claim(request, List.of("azp")));
            case "request.auth.principal" -> {
                JsonNode issuer = request.claims().path("iss");
                JsonNode subject = request.claims().path("sub");
                yield issuer.isTextual() && subject.isTextual()
                        ? List.of(issuer.textValue() + "/" + subject.textValue())
                        : List.of();
            }
            default -> throw new IllegalStateException("no attribute: " + key);
        };
    }

    private static JsonNode claim(HttpRequest request, List<String> path) {
        JsonNode claim = request.claims();
        for (String step : path) {
            claim = claim.path(step);
        }
        return claim;
    }

    /** Claims are texts and lists of texts; others are not supported, so they never match. */
    private static List<String> texts(JsonNode claim) {
        List<String> texts = new ArrayList<>();
        if (claim.isTextual()) {
            texts.add(claim.textValue());
        }
        claim.forEach(item -> {
            if (claim.isArray() && item.isTextual()) {
                texts.add(item.textValue());
            }
        });
        return texts;
    }

    /** {@return whether one of the texts that a call has is what a policy writes} */
    boolean matches(String written, List<String> seen) {
        return seen.stream().anyMatch(text -> switch (key) {
            case "source.ip", "remote.ip", "destination.ip" -> block(written).contains(Address.of(text));
            case "destination.port", "source.serviceAccount" -> written.equals(text);
            case HOST -> TextPattern.matches(written.toLowerCase(Locale.ROOT), text);
            case PATH ->
                PathTemplate.isOne(written) ? PathTemplate.matches(written, text) : TextPattern.matches(written, text);
            default -> TextPattern.matches(written, text);
        });
    }

    private static Cidr block(String written) {
        if (written.contains("/")) {
            return Cidr.of(written);
        }
        Address one = Address.of(written);
        return new Cidr(one, one.bits());
    }
}
