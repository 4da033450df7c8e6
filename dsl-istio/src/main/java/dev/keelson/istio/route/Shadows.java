package dev.keelson.istio.route;

import dev.keelson.core.extension.View;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an earlier route leaves a later one anything: the first that fits a request takes it.
 *
 * @since 0.1.0
 */
public final class Shadows {
    private final View view;

    /** What the texts of that view's routes come to. */
    public Shadows(View view) {
        this.view = view;
    }

    /** {@return whether each request fits} */
    public static boolean takesAll(HttpRoute route) {
        return route.matches().isEmpty() || route.matches().stream().anyMatch(RequestMatch::isEmpty);
    }

    /** {@return whether whatever fits the later one fits the earlier one} */
    public boolean covers(HttpRoute earlier, RequestMatch later) {
        return takesAll(earlier) || earlier.matches().stream().anyMatch(each -> covers(each, later));
    }

    private boolean covers(RequestMatch earlier, RequestMatch later) {
        return covers(earlier.uri(), later.uri())
                && (earlier.method() == null || earlier.method().equals(later.method()))
                && (earlier.caller() == null || Objects.equals(earlier.caller(), later.caller()))
                && coversAll(earlier.headers(), later.headers())
                && coversAll(earlier.query(), later.query())
                && refuses(later.without(), earlier.without());
    }

    private boolean coversAll(Map<String, TextMatch> earlier, Map<String, TextMatch> later) {
        return earlier.entrySet().stream().allMatch(each -> covers(each.getValue(), later.get(each.getKey())));
    }

    /** What the earlier route does not want has to be among what the later one does not want. */
    private boolean refuses(Map<String, TextMatch> later, Map<String, TextMatch> earlier) {
        return earlier.entrySet().stream().allMatch(each -> {
            TextMatch refused = later.get(each.getKey());
            return refused != null && covers(refused, each.getValue());
        });
    }

    private boolean covers(@Nullable TextMatch earlier, @Nullable TextMatch later) {
        if (earlier == null) {
            return true;
        }
        if (later == null) {
            return false;
        }
        String wanted = view.text(earlier.text());
        String given = view.text(later.text());
        return switch (earlier.kind()) {
            case EXACT -> later.kind() == TextMatch.Kind.EXACT && given.equals(wanted);
            case PREFIX -> later.kind() != TextMatch.Kind.REGEX && given.startsWith(wanted);
            case REGEX -> (later.kind() == TextMatch.Kind.REGEX && given.equals(wanted)) || wanted.equals(".*");
        };
    }
}
