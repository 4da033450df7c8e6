package dev.keelson.istio.filter;

import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.istio.filter.HeaderChanges.Operations;
import io.fabric8.istio.api.api.networking.v1alpha3.CorsPolicy;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPFaultInjection;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPFaultInjectionAbort;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPFaultInjectionAbortHttpStatus;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPFaultInjectionDelay;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPFaultInjectionDelayFixedDelay;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRedirect;
import io.fabric8.istio.api.api.networking.v1alpha3.Headers;
import io.fabric8.istio.api.api.networking.v1alpha3.HeadersHeaderOperations;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchExact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is done to requests and answers on their way.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/virtual-service/">Istio: VirtualService</a>
 * @since 0.1.0
 */
public final class FilterRenderer {
    private final Sink sink;

    /** A renderer that writes what the sink gives it. */
    public FilterRenderer(Sink sink) {
        this.sink = sink;
    }

    /** {@return what goes wrong on purpose, null for nothing} */
    public @Nullable HTTPFaultInjection fault(@Nullable Fault fault) {
        if (fault == null) {
            return null;
        }
        HTTPFaultInjection object = new HTTPFaultInjection();
        if (fault.delay() != null) {
            HTTPFaultInjectionDelayFixedDelay fixed = new HTTPFaultInjectionDelayFixedDelay();
            fixed.setFixedDelay(sink.text(Text.of(fault.delay().span())));
            HTTPFaultInjectionDelay delay = new HTTPFaultInjectionDelay();
            delay.setHttpDelayType(fixed);
            delay.setPercentage(percentage(fault.delay().share()));
            object.setDelay(delay);
        }
        if (fault.abort() != null) {
            HTTPFaultInjectionAbortHttpStatus status = new HTTPFaultInjectionAbortHttpStatus();
            status.setHttpStatus(sink.number(fault.abort().status()));
            HTTPFaultInjectionAbort abort = new HTTPFaultInjectionAbort();
            abort.setErrorType(status);
            abort.setPercentage(percentage(fault.abort().share()));
            object.setAbort(abort);
        }
        return object;
    }

    /** {@return a share as a whole number, which the type itself would write with a fraction} */
    public io.fabric8.istio.api.api.networking.v1alpha3.Percent percentage(Percent share) {
        io.fabric8.istio.api.api.networking.v1alpha3.Percent object =
                new io.fabric8.istio.api.api.networking.v1alpha3.Percent();
        object.setAdditionalProperty("value", sink.percent(share));
        return object;
    }

    /** {@return what becomes of headers, null for nothing} */
    public @Nullable Headers headers(@Nullable HeaderChanges changes) {
        if (changes == null) {
            return null;
        }
        Headers object = new Headers();
        object.setRequest(operations(changes.request()));
        object.setResponse(operations(changes.response()));
        return object;
    }

    private @Nullable HeadersHeaderOperations operations(Operations said) {
        if (said.isEmpty()) {
            return null;
        }
        HeadersHeaderOperations object = new HeadersHeaderOperations();
        object.setSet(texts(said.set()));
        object.setAdd(texts(said.added()));
        object.setRemove(new ArrayList<>(said.removed()));
        return object;
    }

    private Map<String, String> texts(Map<String, Text> said) {
        Map<String, String> plain = new LinkedHashMap<>();
        said.forEach((name, value) -> plain.put(name, sink.text(value)));
        return plain;
    }

    /** {@return which pages of other hosts browsers let call, null for none} */
    public @Nullable CorsPolicy cors(@Nullable Cors cors) {
        if (cors == null) {
            return null;
        }
        CorsPolicy object = new CorsPolicy();
        object.setAllowOrigins(new ArrayList<>(
                cors.origins().stream().map(each -> exact(sink.text(each))).toList()));
        object.setAllowMethods(new ArrayList<>(cors.methods()));
        object.setAllowHeaders(new ArrayList<>(cors.headers()));
        object.setExposeHeaders(new ArrayList<>(cors.exposed()));
        object.setMaxAge(cors.maxAge() == null ? null : sink.text(Text.of(cors.maxAge())));
        object.setAllowCredentials(cors.credentials() ? true : null);
        return object;
    }

    private static StringMatch exact(String text) {
        StringMatchExact exact = new StringMatchExact();
        exact.setExact(text);
        StringMatch object = new StringMatch();
        object.setMatchType(exact);
        return object;
    }

    /** {@return where a caller is sent instead, null for nowhere} */
    public @Nullable HTTPRedirect redirect(@Nullable Redirect redirect) {
        if (redirect == null) {
            return null;
        }
        HTTPRedirect object = new HTTPRedirect();
        object.setAuthority(redirect.host() == null ? null : sink.text(redirect.host()));
        object.setUri(redirect.path() == null ? null : sink.text(redirect.path()));
        object.setScheme(redirect.scheme());
        Integer status = sink.number(redirect.status());
        object.setRedirectCode(status == null ? null : status.longValue());
        return object;
    }
}
