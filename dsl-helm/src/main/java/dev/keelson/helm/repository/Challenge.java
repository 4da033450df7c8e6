package dev.keelson.helm.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a registry asks who it is, and what it is answered: {@code Basic}, or a token of a service that it names. */
final class Challenge {
    private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=\"([^\"]*)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable String basic;
    private @Nullable String header;

    private Challenge(@Nullable String basic) {
        this.basic = basic;
    }

    static Challenge anonymous() {
        return new Challenge(null);
    }

    static Challenge of(String user, char[] password) {
        byte[] pair = (user + ":" + new String(password)).getBytes(StandardCharsets.UTF_8);
        return new Challenge("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** {@return what is told without being asked, because it was asked for before} */
    Optional<String> header() {
        return Optional.ofNullable(header);
    }

    /** Finds an answer to a refusal; false where there is none but the one that was refused. */
    boolean accept(HttpResponse<?> refusal, HttpClient client) throws IOException, InterruptedException {
        String asked = refusal.headers().firstValue("WWW-Authenticate").orElse("");
        String earlier = header;
        if (asked.regionMatches(true, 0, "Bearer ", 0, 7)) {
            header = token(parameters(asked), client);
        } else if (asked.regionMatches(true, 0, "Basic", 0, 5)) {
            header = basic;
        }
        return header != null && !header.equals(earlier);
    }

    private @Nullable String token(Map<String, String> parameters, HttpClient client)
            throws IOException, InterruptedException {
        String realm = parameters.get("realm");
        if (realm == null) {
            return null;
        }
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (!name.equals("realm")) {
                query.append(query.length() == 0 ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(realm + query)).timeout(Duration.ofSeconds(30));
        if (basic != null) {
            request.header("Authorization", basic);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The service of tokens " + realm + " refuses: " + answer.statusCode());
        }
        JsonNode told = JSON.readTree(answer.body());
        String token = told.path("token").asText(told.path("access_token").asText(""));
        return token.isEmpty() ? null : "Bearer " + token;
    }

    private static Map<String, String> parameters(String asked) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher each = PARAMETER.matcher(asked);
        while (each.find()) {
            parameters.put(each.group(1), each.group(2));
        }
        return parameters;
    }
}
