package dev.keelson.istio.authorization;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.workload.words.ServingDraft;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says more of the callers of a component in the mesh than that they connect: what they may ask, and with whose token.
 * Connections alone decide who may call at all.
 *
 * <p>Drives {@code AuthorizationPolicy} and {@code RequestAuthentication}. Findings: {@code narrowed-nobody},
 * {@code requests-on-a-stream}, {@code impossible-path}.
 *
 * @since 0.1.0
 */
public final class Callers {
    private Callers() {}

    /** {@return that a component which connects to that port may send these requests and no others} */
    public static Facet<ServingDraft<?>> only(Component caller, Port port, Request... requests) {
        return only(caller == null ? null : new Pods(caller), port, requests);
    }

    /** {@return that somebody outside who is let in on that port may send these requests and no others} */
    public static Facet<ServingDraft<?>> only(Peer caller, Port port, Request... requests) {
        return only(caller == null ? null : new Outside(caller), port, requests);
    }

    /** {@return that nobody may send these requests, whoever it is, {@code action: DENY}} */
    public static Facet<ServingDraft<?>> deny(Port port, String because, Request... requests) {
        return new Word(scope -> new Verdict(Verdict.Kind.DENY, port, List.of(requests), because));
    }

    /** {@return that these requests are written to the audit log, {@code action: AUDIT}} */
    public static Facet<ServingDraft<?>> audit(Port port, String because, Request... requests) {
        return new Word(scope -> new Verdict(Verdict.Kind.AUDIT, port, List.of(requests), because));
    }

    /**
     * {@return that each request to the component's HTTP ports carries a valid token of that issuer, a JSON web token} Istio
     * itself refuses tokens that are forged, expired or for somebody else, and lets requests without any through; the policy
     * that follows refuses those too.
     *
     * @param issuer who issues it, {@code https://login.example.com}
     * @param words where its keys are, whom it is for, who needs none
     */
    public static Facet<ServingDraft<?>> withToken(String issuer, Consumer<? super TokensDraft> words) {
        return new Word(scope -> {
            String key = issuer == null ? "" : issuer.replaceFirst("^https?://", "");
            Scope own = scope.inner(
                    "token of the " + scope.title(),
                    scope.path().child("tokens").child(key));
            TokensDraft draft = new TokensDraft(own, issuer);
            if (words == null) {
                scope.reportNull("with", Origin.here());
            } else {
                own.enter(() -> words.accept(draft));
            }
            return draft.build();
        });
    }

    private static Facet<ServingDraft<?>> only(@Nullable Party caller, Port port, Request... requests) {
        Origin here = Origin.here();
        return new Word(scope -> {
            if (caller == null || port == null) {
                scope.reportNull("with", here);
                return new Nothing();
            }
            return new Narrowed(caller, port, Arrays.asList(requests));
        });
    }

    /** What was said when an argument was missing. */
    private record Nothing() {}

    private record Word(Function<Scope, Object> fact) implements Facet<ServingDraft<?>> {
        @Override
        public Extension extension() {
            return new CallersExtension();
        }

        @Override
        public Object declare(Scope scope) {
            return fact.apply(scope);
        }
    }
}
