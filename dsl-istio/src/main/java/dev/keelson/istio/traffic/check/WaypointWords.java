package dev.keelson.istio.traffic.check;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.istio.ambient.AmbientRules;
import dev.keelson.istio.route.HttpRoute;
import dev.keelson.istio.route.RequestMatch;
import dev.keelson.istio.route.TextMatch;
import dev.keelson.istio.traffic.Traffic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for words about calls that routes of the Gateway API have nothing for, and for routes whose order they change. */
final class WaypointWords {
    private static final String SIDECARS = "Leave it to the caller or the component, or give the component sidecars:"
            + " Mesh.dataPlane(DataPlane.SIDECARS).";

    /** What Gateway API tries first: exact paths, longer ones, a method, more headers, more parameters. */
    private static final Comparator<Rank> FIRST = Comparator.comparingInt(Rank::kind)
            .thenComparingInt(Rank::length)
            .thenComparingInt(Rank::method)
            .thenComparingInt(Rank::headers)
            .thenComparingInt(Rank::query);

    private record Rank(int kind, int length, int method, int headers, int query) {}

    private final View view;
    private final Problems problems;

    WaypointWords(View view, Problems problems) {
        this.view = view;
        this.problems = problems;
    }

    void check(Attached<Traffic> each) {
        Component component = Objects.requireNonNull(each.component());
        Traffic traffic = each.fact();
        traffic.handlings().forEach(handling -> {
            if (handling.retries() != null) {
                none(
                        "retries(…)",
                        component,
                        handling.retries().path(),
                        handling.retries().origin());
            }
            if (handling.fault() != null) {
                none(
                        "fault(…)",
                        component,
                        handling.fault().path(),
                        handling.fault().origin());
            }
        });
        traffic.routes().forEach(route -> route.matches().forEach(match -> match(match, component)));
        order(traffic.routes(), component);
    }

    private void match(RequestMatch match, Component component) {
        if (match.caller() != null) {
            none("when(m -> m.from(…))", component, match.path(), match.origin());
        }
        if (!match.without().isEmpty()) {
            none("when(m -> m.withoutHeader(…))", component, match.path(), match.origin());
        }
        if (Stream.of(match.headers(), match.query())
                .map(Map::values)
                .flatMap(texts -> texts.stream())
                .anyMatch(text -> text.kind() == TextMatch.Kind.PREFIX)) {
            none("TextMatch.prefix(…) of a header or parameter", component, match.path(), match.origin());
        }
    }

    private void none(String word, Component component, ModelPath path, Origin origin) {
        problems.add(
                AmbientRules.NOT_IN_AMBIENT,
                path,
                origin,
                word + " is said of calls to " + component
                        + ", which is in ambient mode: routes of a waypoint have nothing for it.",
                SIDECARS);
    }

    private void order(List<HttpRoute> routes, Component component) {
        for (int later = 1; later < routes.size(); later++) {
            HttpRoute route = routes.get(later);
            for (HttpRoute earlier : routes.subList(0, later)) {
                if (route.matches().stream().anyMatch(match -> earlier.matches().stream()
                        .anyMatch(first -> FIRST.compare(rank(match), rank(first)) > 0 && !areApart(match, first)))) {
                    problems.add(Finding.of(
                                    AmbientRules.ORDER,
                                    route.path(),
                                    route.origin(),
                                    "The route " + route.name() + " of " + component + " is said after "
                                            + earlier.name() + ", and a waypoint tries it before.",
                                    "Say first what is told apart more closely, or tell both apart by what only one"
                                            + " has.")
                            .also("the earlier route", earlier.origin()));
                    break;
                }
            }
        }
    }

    private Rank rank(RequestMatch match) {
        TextMatch uri = match.uri();
        int kind = uri == null
                ? 2
                : switch (uri.kind()) {
                    case EXACT -> 3;
                    case PREFIX -> 2;
                    case REGEX -> 1;
                };
        return new Rank(
                kind,
                uri == null ? 1 : view.text(uri.text()).length(),
                match.method() == null ? 0 : 1,
                match.headers().size(),
                match.query().size());
    }

    /** Whether no request fits both. */
    private boolean areApart(RequestMatch one, RequestMatch other) {
        return (one.method() != null && other.method() != null && !one.method().equals(other.method()))
                || areApart(one.uri(), other.uri())
                || one.headers().entrySet().stream()
                        .anyMatch(each ->
                                areApart(each.getValue(), other.headers().get(each.getKey())))
                || one.query().entrySet().stream()
                        .anyMatch(
                                each -> areApart(each.getValue(), other.query().get(each.getKey())));
    }

    private boolean areApart(@Nullable TextMatch one, @Nullable TextMatch other) {
        if (one == null
                || other == null
                || one.kind() == TextMatch.Kind.REGEX
                || other.kind() == TextMatch.Kind.REGEX) {
            return false;
        }
        String first = view.text(one.text());
        String second = view.text(other.text());
        if (one.kind() == TextMatch.Kind.EXACT && other.kind() == TextMatch.Kind.EXACT) {
            return !first.equals(second);
        }
        if (one.kind() == TextMatch.Kind.EXACT) {
            return !first.startsWith(second);
        }
        return other.kind() == TextMatch.Kind.EXACT
                ? !second.startsWith(first)
                : !first.startsWith(second) && !second.startsWith(first);
    }
}
