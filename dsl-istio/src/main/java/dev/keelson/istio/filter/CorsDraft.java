package dev.keelson.istio.filter;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code cors(c -> …)}, {@code http[].corsPolicy}.
 *
 * @since 0.1.0
 */
public final class CorsDraft extends Draft {
    private final Items<Text> origins = items("allowOrigins");
    private final Items<String> methods = items("allowMethods");
    private final Items<String> headers = items("allowHeaders");
    private final Items<String> exposed = items("exposeHeaders");
    private final Slot<Span> maxAge = slot("maxAge");
    private final Slot<Boolean> credentials = slot("allowCredentials");

    /** A draft in that scope. */
    public CorsDraft(Scope scope) {
        super(scope);
    }

    /** Where the pages come from that may call, {@code allowOrigins}: {@code https://www.example.com}. */
    public CorsDraft allowOrigins(String... pages) {
        return allowOrigins(Arrays.stream(pages).map(Text::of).toArray(Text[]::new));
    }

    /** Where the pages come from that may call, {@code allowOrigins}: {@code https://www.example.com}. */
    public CorsDraft allowOrigins(Text... pages) {
        Arrays.stream(pages).forEach(origins::add);
        return this;
    }

    /** What they may do, {@code allowMethods}. */
    public CorsDraft allowMethods(String... names) {
        Arrays.stream(names).forEach(methods::add);
        return this;
    }

    /** Which headers they may send, {@code allowHeaders}. */
    public CorsDraft allowHeaders(String... names) {
        Arrays.stream(names).forEach(headers::add);
        return this;
    }

    /** Which headers of answers they may read, {@code exposeHeaders}. */
    public CorsDraft exposeHeaders(String... names) {
        Arrays.stream(names).forEach(exposed::add);
        return this;
    }

    /** How long a browser remembers it, {@code maxAge}. By default a few seconds, as browsers have it. */
    public CorsDraft maxAge(Duration span) {
        return maxAge(Span.of(span));
    }

    /** How long a browser remembers it, {@code maxAge}. By default a few seconds, as browsers have it. */
    public CorsDraft maxAge(Span span) {
        maxAge.set(span);
        return this;
    }

    /** Lets cookies come along, {@code allowCredentials}. By default they do not. */
    public CorsDraft allowCredentials() {
        credentials.set(true);
        return this;
    }

    /** {@return what was said, its scalars final; null where nothing was} */
    public @Nullable Cors build() {
        if (!isSaid()) {
            return null;
        }
        return new Cors(
                origins.get().stream()
                        .map(each -> scope().checked(origins.path(), each.value(), ValueType.TEXT, each.origin()))
                        .toList(),
                plain(methods),
                plain(headers),
                plain(exposed),
                Slot.bind(maxAge, ValueType.SPAN, Bounds.fromSeconds(1)),
                credentials.value() != null);
    }

    private static List<String> plain(Items<String> items) {
        return items.get().stream().map(Placed::value).toList();
    }
}
