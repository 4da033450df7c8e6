package dev.keelson.istio.traffic;

import dev.keelson.core.identity.Labels;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.route.RequestMatch;
import dev.keelson.istio.route.TextMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPMatchRequest;
import io.fabric8.istio.api.api.networking.v1alpha3.IsStringMatchMatchType;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchExact;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchPrefix;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchRegex;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes which requests a route is about. */
final class MatchRenderer {
    private final Sink sink;

    MatchRenderer(Sink sink) {
        this.sink = sink;
    }

    HTTPMatchRequest match(RequestMatch match) {
        HTTPMatchRequest object = new HTTPMatchRequest();
        object.setUri(match.uri() == null ? null : text(match.uri()));
        object.setMethod(match.method() == null ? null : text(TextMatch.exact(match.method())));
        object.setHeaders(texts(match.headers()));
        object.setWithoutHeaders(texts(match.without()));
        object.setQueryParams(texts(match.query()));
        if (match.caller() != null) {
            object.setSourceLabels(Labels.component(match.caller()));
            object.setSourceNamespace(sink.text(match.caller().namespace().written()));
        }
        return object;
    }

    private Map<String, StringMatch> texts(Map<String, TextMatch> said) {
        Map<String, StringMatch> texts = new LinkedHashMap<>();
        said.forEach((name, match) -> texts.put(name, text(match)));
        return texts;
    }

    private StringMatch text(TextMatch match) {
        StringMatch object = new StringMatch();
        object.setMatchType(type(match.kind(), sink.text(match.text())));
        return object;
    }

    private static IsStringMatchMatchType type(TextMatch.Kind kind, String text) {
        return switch (kind) {
            case EXACT -> {
                StringMatchExact exact = new StringMatchExact();
                exact.setExact(text);
                yield exact;
            }
            case PREFIX -> {
                StringMatchPrefix prefix = new StringMatchPrefix();
                prefix.setPrefix(text);
                yield prefix;
            }
            case REGEX -> {
                StringMatchRegex regex = new StringMatchRegex();
                regex.setRegex(text);
                yield regex;
            }
        };
    }
}
