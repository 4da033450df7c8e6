package dev.keelson.istio.traffic;

import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.istio.filter.Cors;
import dev.keelson.istio.filter.HeaderChanges;
import dev.keelson.istio.filter.HeaderChanges.Operations;
import dev.keelson.istio.filter.Redirect;
import dev.keelson.istio.route.RequestMatch;
import dev.keelson.istio.route.TextMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPCORSFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPHeader;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPHeaderFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPHeaderMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathModifier;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPQueryParamMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRequestRedirectFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPURLRewriteFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes which requests a route of a waypoint is about, and what is done to them. */
final class WaypointFilterRenderer {
    private final Sink sink;

    WaypointFilterRenderer(Sink sink) {
        this.sink = sink;
    }

    HTTPRouteMatch match(RequestMatch match) {
        HTTPRouteMatch object = new HTTPRouteMatch();
        TextMatch uri = match.uri();
        if (uri != null) {
            HTTPPathMatch path = new HTTPPathMatch();
            path.setType(uri.kind() == TextMatch.Kind.PREFIX ? "PathPrefix" : type(uri));
            path.setValue(sink.text(uri.text()));
            object.setPath(path);
        }
        object.setMethod(match.method());
        match.headers().forEach((name, text) -> {
            HTTPHeaderMatch header = new HTTPHeaderMatch();
            header.setType(type(text));
            header.setName(name);
            header.setValue(sink.text(text.text()));
            object.getHeaders().add(header);
        });
        match.query().forEach((name, text) -> {
            HTTPQueryParamMatch parameter = new HTTPQueryParamMatch();
            parameter.setType(type(text));
            parameter.setName(name);
            parameter.setValue(sink.text(text.text()));
            object.getQueryParams().add(parameter);
        });
        return object;
    }

    private static String type(TextMatch match) {
        return match.kind() == TextMatch.Kind.REGEX ? "RegularExpression" : "Exact";
    }

    List<HTTPRouteFilter> headers(@Nullable HeaderChanges changes) {
        List<HTTPRouteFilter> filters = new ArrayList<>();
        if (changes != null && !changes.request().isEmpty()) {
            HTTPRouteFilter filter = new HTTPRouteFilter();
            filter.setType("RequestHeaderModifier");
            filter.setRequestHeaderModifier(operations(changes.request()));
            filters.add(filter);
        }
        if (changes != null && !changes.response().isEmpty()) {
            HTTPRouteFilter filter = new HTTPRouteFilter();
            filter.setType("ResponseHeaderModifier");
            filter.setResponseHeaderModifier(operations(changes.response()));
            filters.add(filter);
        }
        return filters;
    }

    private HTTPHeaderFilter operations(Operations said) {
        HTTPHeaderFilter object = new HTTPHeaderFilter();
        object.setSet(headers(said.set()));
        object.setAdd(headers(said.added()));
        object.setRemove(new ArrayList<>(said.removed()));
        return object;
    }

    private List<HTTPHeader> headers(Map<String, Text> said) {
        List<HTTPHeader> headers = new ArrayList<>();
        said.forEach((name, value) -> {
            HTTPHeader header = new HTTPHeader();
            header.setName(name);
            header.setValue(sink.text(value));
            headers.add(header);
        });
        return headers;
    }

    HTTPRouteFilter cors(Cors cors) {
        HTTPCORSFilter object = new HTTPCORSFilter();
        object.setAllowOrigins(
                new ArrayList<>(cors.origins().stream().map(sink::text).toList()));
        object.setAllowMethods(new ArrayList<>(cors.methods()));
        object.setAllowHeaders(new ArrayList<>(cors.headers()));
        object.setExposeHeaders(new ArrayList<>(cors.exposed()));
        object.setMaxAge(cors.maxAge() == null ? null : sink.seconds(cors.maxAge()));
        object.setAllowCredentials(cors.credentials() ? true : null);
        HTTPRouteFilter filter = new HTTPRouteFilter();
        filter.setType("CORS");
        filter.setCors(object);
        return filter;
    }

    HTTPRouteFilter redirect(Redirect redirect) {
        HTTPRequestRedirectFilter object = new HTTPRequestRedirectFilter();
        object.setScheme(redirect.scheme());
        object.setHostname(redirect.host() == null ? null : sink.text(redirect.host()));
        if (redirect.path() != null) {
            HTTPPathModifier path = new HTTPPathModifier();
            path.setType("ReplaceFullPath");
            path.setReplaceFullPath(sink.text(redirect.path()));
            object.setPath(path);
        }
        object.setStatusCode(sink.number(redirect.status()));
        HTTPRouteFilter filter = new HTTPRouteFilter();
        filter.setType("RequestRedirect");
        filter.setRequestRedirect(object);
        return filter;
    }

    /** What fits a path in part is exchanged in part, as a virtual service does. */
    HTTPRouteFilter rewrite(Text path, List<RequestMatch> matches) {
        boolean inPart =
                matches.isEmpty() || matches.stream().anyMatch(match -> match.uri() == null || isPrefix(match.uri()));
        HTTPPathModifier modifier = new HTTPPathModifier();
        if (inPart) {
            modifier.setType("ReplacePrefixMatch");
            modifier.setReplacePrefixMatch(sink.text(path));
        } else {
            modifier.setType("ReplaceFullPath");
            modifier.setReplaceFullPath(sink.text(path));
        }
        HTTPURLRewriteFilter object = new HTTPURLRewriteFilter();
        object.setPath(modifier);
        HTTPRouteFilter filter = new HTTPRouteFilter();
        filter.setType("URLRewrite");
        filter.setUrlRewrite(object);
        return filter;
    }

    private static boolean isPrefix(TextMatch match) {
        return match.kind() == TextMatch.Kind.PREFIX;
    }
}
