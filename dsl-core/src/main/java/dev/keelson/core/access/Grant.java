package dev.keelson.core.access;

import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A right to ask something of the API server, read as a sentence:
 *
 * <pre>{@code
 * Grant.to(Verb.GET, Verb.PATCH).on(ApiResource.STATEFUL_SETS).named(POSTGRES)
 * Grant.to(Verb.LIST, Verb.WATCH).on(ApiResource.PODS, ApiResource.SERVICES).in(SHOP, BILLING)
 * Grant.to(Verb.GET).onUrls("/metrics")
 * }</pre>
 *
 * <p>Without a further word it holds in the namespace of the component that is granted it.
 *
 * @since 0.1.0
 */
public sealed class Grant permits Grant.Anywhere {
    private final List<Verb> verbs;
    private final List<ApiResource> resources;
    private final List<String> urls;
    private final Reach reach;

    private Grant(List<Verb> verbs, List<ApiResource> resources, List<String> urls, Reach reach) {
        this.verbs = verbs;
        this.resources = resources;
        this.urls = urls;
        this.reach = reach;
    }

    /** {@return what is granted} Say next on what. */
    public static Verbs to(Verb first, Verb... more) {
        return new Verbs(Stream.concat(Stream.of(first), Arrays.stream(more)).toList());
    }

    List<Verb> verbs() {
        return verbs;
    }

    List<ApiResource> resources() {
        return resources;
    }

    List<String> urls() {
        return urls;
    }

    Reach reach() {
        return reach;
    }

    /**
     * What is granted, before it is said on what.
     *
     * @since 0.1.0
     */
    public static final class Verbs {
        private final List<Verb> verbs;

        private Verbs(List<Verb> verbs) {
            this.verbs = verbs;
        }

        /**
         * {@return the right to do so with those resources} Finding: {@code unfit-verb} for a verb that none of them
         * knows.
         */
        public Anywhere on(ApiResource first, ApiResource... more) {
            return new Anywhere(
                    verbs, Stream.concat(Stream.of(first), Arrays.stream(more)).toList(), Reach.own());
        }

        /** {@return the right to ask URLs that are no resources, {@code nonResourceURLs}: {@code /metrics}, {@code /healthz}} */
        public Grant onUrls(String... urls) {
            return new Grant(verbs, List.of(), List.of(urls), Reach.everywhere());
        }
    }

    /**
     * A right whose place can still be said.
     *
     * @since 0.1.0
     */
    public static final class Anywhere extends Grant {
        private Anywhere(List<Verb> verbs, List<ApiResource> resources, Reach reach) {
            super(verbs, resources, List.of(), reach);
        }

        /** {@return the right in these namespaces, by a role in each} */
        public Grant in(Namespace... namespaces) {
            return reaching(Reach.in(List.of(namespaces)));
        }

        /** {@return the right in all namespaces there are and will be, by a cluster role} */
        public Grant inAllNamespaces() {
            return reaching(Reach.everywhere());
        }

        /** {@return the right to these components' own objects alone, {@code resourceNames}, where they live} */
        public Grant named(Component... components) {
            return reaching(Reach.named(Arrays.stream(components)
                    .map(each -> new Reach.Named(each.namespace(), each.name()))
                    .toList()));
        }

        /** {@return the right to these config maps alone, {@code resourceNames}, where they live} */
        public Grant named(ConfigRef... configs) {
            return reaching(Reach.named(Arrays.stream(configs)
                    .map(each -> new Reach.Named(each.namespace(), each.name()))
                    .toList()));
        }

        /** {@return the right to these secrets alone, {@code resourceNames}, where they live} */
        public Grant named(SecretRef... secrets) {
            return reaching(Reach.named(Arrays.stream(secrets)
                    .map(each -> new Reach.Named(each.namespace(), each.name()))
                    .toList()));
        }

        /** {@return the right to objects of that name alone, {@code resourceNames}} For what no token stands for. */
        public Grant named(String name) {
            return reaching(Reach.alone(name));
        }

        private Grant reaching(Reach reach) {
            return new Grant(verbs(), resources(), List.of(), reach);
        }
    }
}
