package dev.keelson.validation.mesh.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.endpoint.Address;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Istio's reference says of AuthorizationPolicies, sentence by sentence. */
class AuthorizerTest {
    private static final Map<String, String> HTTPBIN = Map.of("app", "httpbin", "version", "v1");
    private static final Optional<Identity> SLEEP = identity("default", "sleep");
    private static final HttpRequest GET_INFO = HttpRequest.of("GET", "/info/1");

    @Test
    void without_policies_all_calls_are_allowed() {
        assertThat(decide("foo", Call.http(Optional.empty(), 8080, GET_INFO)).allowed())
                .isTrue();
    }

    @Test
    void a_policy_without_rules_allows_nothing() {
        String nothing = policy("foo", "nothing", "spec: {}");

        assertThat(decide("foo", Call.tcp(SLEEP, 8080), nothing))
                .isEqualTo(new Verdict(false, "no rule of AuthorizationPolicy foo/nothing"));
        assertThat(decide("bar", Call.tcp(SLEEP, 8080), nothing).allowed()).isTrue();
    }

    @Test
    void an_empty_rule_matches_every_call() {
        assertThat(decide("foo", Call.tcp(Optional.empty(), 8080), policy("foo", "all", "spec: {rules: [{}]}")))
                .isEqualTo(new Verdict(true, "AuthorizationPolicy foo/all"));
    }

    @Test
    void a_deny_policy_without_rules_denies_nothing() {
        assertThat(decide("foo", Call.tcp(SLEEP, 8080), policy("foo", "none", "spec: {action: DENY}"))
                        .allowed())
                .isTrue();
    }

    @Test
    void denials_go_before_allowances_and_audits_decide_nothing() {
        String all = policy("foo", "all", "spec: {rules: [{}]}");
        String none = policy("foo", "none", "spec: {action: DENY, rules: [{}]}");
        String audited = policy("foo", "audited", "spec: {action: AUDIT, rules: [{}]}");

        assertThat(decide("foo", Call.tcp(SLEEP, 8080), all, none))
                .isEqualTo(new Verdict(false, "AuthorizationPolicy foo/none"));
        assertThat(decide("foo", Call.tcp(SLEEP, 8080), audited).reason()).isEqualTo("no AuthorizationPolicy");
    }

    @Test
    void a_policy_that_is_only_tried_out_decides_nothing() {
        String tried = """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: tried, namespace: foo, annotations: {istio.io/dry-run: "true"}}
                spec: {action: DENY, rules: [{}]}
                """;

        assertThat(decide("foo", Call.tcp(SLEEP, 8080), tried).allowed()).isTrue();
    }

    @Test
    void a_selector_and_the_namespace_say_which_workloads_a_policy_is_for() {
        String selected = policy("foo", "v1", "spec: {selector: {matchLabels: {version: v1}}}");
        String other = policy("foo", "v2", "spec: {selector: {matchLabels: {version: v2}}}");
        String everywhere = policy("istio-system", "v1", "spec: {selector: {matchLabels: {version: v1}}}");

        assertThat(decide("foo", Call.tcp(SLEEP, 8080), selected).allowed()).isFalse();
        assertThat(decide("bar", Call.tcp(SLEEP, 8080), selected).allowed()).isTrue();
        assertThat(decide("foo", Call.tcp(SLEEP, 8080), other).allowed()).isTrue();
        assertThat(decide("bar", Call.tcp(SLEEP, 8080), everywhere).allowed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "default, sleep, GET,  /info,   true",
        "default, sleep, GET,  /info/1, true",
        "default, sleep, POST, /data,   true",
        "default, sleep, POST, /data/1, false",
        "default, sleep, POST, /info,   false",
        "default, other, GET,  /info,   false",
        "test,    any,   GET,  /info,   true",
        "testing, any,   GET,  /info,   false"
    })
    void sources_and_operations_are_alternatives_and_their_fields_add_up(
            String namespace, String account, String method, String path, boolean allowed) {
        String policy = policy("foo", "httpbin", """
                spec:
                  action: ALLOW
                  rules:
                    - from:
                        - source: {principals: [cluster.local/ns/default/sa/sleep]}
                        - source: {namespaces: [test]}
                      to:
                        - operation: {methods: [GET], paths: ["/info*"]}
                        - operation: {methods: [POST], paths: [/data]}
                      when:
                        - {key: "request.auth.claims[iss]", values: ["https://accounts.example.com"]}
                """);
        HttpRequest request = HttpRequest.of(method, path);
        JsonNode claims = json("{\"iss\": \"https://accounts.example.com\"}");

        assertThat(decide("foo", Call.http(identity(namespace, account), 8080, request.claims(claims)), policy)
                        .allowed())
                .isEqualTo(allowed);
        assertThat(decide("foo", Call.http(identity(namespace, account), 8080, request), policy)
                        .allowed())
                .as("without a token")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "abc,   abc,   true", "abc,   abcd,  false", "abc*,  abc,   true", "abc*,  abcd,  true", "abc*,  xabc,  false",
        "'*abc', abc,  true", "'*abc', xabc, true", "'*abc', abcd, false", "'*',   any,   true", "'*',   '',    false",
        "ABC,   abc,   false"
    })
    void texts_match_exactly_by_prefix_by_suffix_or_by_presence(String pattern, String value, boolean matches) {
        String policy = policy(
                "foo",
                "p",
                "spec: {rules: [{when: [{key: \"request.headers[X-Test]\", values: [\"" + pattern + "\"]}]}]}");

        assertThat(decide("foo", Call.http(Optional.empty(), 8080, GET_INFO.headers(Map.of("x-test", value))), policy)
                        .allowed())
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "/foo/{*},          /foo/bar,          true",
        "/foo/{*},          /foo/bar/baz,      false",
        "/foo/{**},         /foo/bar/baz,      true",
        "/foo/{**}/,        /foo/bar/,         true",
        "/foo/{**}/,        /foo/bar/baz.txt,  false",
        "/foo/{**}/,        /foo//,            true",
        "/foo/{**}/,        /foo/bar,          false",
        "/foo/{*}/bar/{**}, /foo/buzz/bar/,    true",
        "/foo/{*}/bar/{**}, /foo/buzz/bar/baz, true",
        "/foo/{*}/bar/{**}, /foo/buzz/baz,     false"
    })
    void templates_stand_for_one_segment_or_for_all_that_follows(String template, String path, boolean matches) {
        String policy = policy("foo", "p", "spec: {rules: [{to: [{operation: {paths: [\"" + template + "\"]}}]}]}");

        assertThat(decide("foo", Call.http(SLEEP, 8080, HttpRequest.of("GET", path)), policy)
                        .allowed())
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"/*/baz/{*}", "/**/baz/{*}", "/{**}/foo/{*}", "/foo/{*}.txt"})
    void what_looks_like_a_template_and_is_none_is_refused(String template) {
        String policy = policy("foo", "p", "spec: {rules: [{to: [{operation: {paths: [\"" + template + "\"]}}]}]}");

        assertThatThrownBy(() -> decide("foo", Call.tcp(SLEEP, 8080), policy))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("foo/p")
                .hasMessageContaining(template);
    }

    @Test
    void hosts_are_compared_without_their_case() {
        String policy = policy("foo", "p", "spec: {rules: [{to: [{operation: {hosts: [\"*.Example.com\"]}}]}]}");

        assertThat(decide("foo", Call.http(SLEEP, 80, GET_INFO.host("WWW.example.COM")), policy)
                        .allowed())
                .isTrue();
        assertThat(decide("foo", Call.http(SLEEP, 80, GET_INFO.host("example.com")), policy)
                        .allowed())
                .isFalse();
    }

    @Test
    void negations_exclude_what_they_match_and_a_caller_without_an_identity_matches_none() {
        String policy = policy("foo", "p", """
                spec:
                  action: DENY
                  rules: [{from: [{source: {notPrincipals: ["cluster.local/ns/default/sa/*"]}}]}]
                """);

        assertThat(decide("foo", Call.tcp(SLEEP, 8080), policy).allowed()).isTrue();
        assertThat(decide("foo", Call.tcp(identity("other", "sleep"), 8080), policy)
                        .allowed())
                .isFalse();
        assertThat(decide("foo", Call.tcp(Optional.empty(), 8080), policy).allowed())
                .isFalse();
    }

    @Test
    void a_caller_without_an_identity_has_neither_principal_nor_namespace() {
        for (String source : new String[] {"principals: [\"*\"]", "namespaces: [\"*\"]"}) {
            String policy = policy("foo", "p", "spec: {rules: [{from: [{source: {" + source + "}}]}]}");

            assertThat(decide("foo", Call.tcp(SLEEP, 8080), policy).allowed()).isTrue();
            assertThat(decide("foo", Call.tcp(Optional.empty(), 8080), policy).allowed())
                    .isFalse();
        }
    }

    @Test
    void a_service_account_without_a_namespace_is_one_of_the_policys() {
        String policy = policy("foo", "p", "spec: {rules: [{from: [{source: {serviceAccounts: [a, bar/b]}}]}]}");

        assertThat(decide("foo", Call.tcp(identity("foo", "a"), 1), policy).allowed())
                .isTrue();
        assertThat(decide("foo", Call.tcp(identity("bar", "a"), 1), policy).allowed())
                .isFalse();
        assertThat(decide("foo", Call.tcp(identity("bar", "b"), 1), policy).allowed())
                .isTrue();
    }

    @Test
    void policies_name_the_trust_domain_of_the_mesh_by_its_default_name() {
        String policy =
                policy("foo", "p", "spec: {rules: [{from: [{source: {principals: [cluster.local/ns/a/sa/b]}}]}]}");

        assertThat(decide("foo", Call.tcp(Optional.of(new Identity("acme.example", "a", "b")), 1), policy)
                        .allowed())
                .isTrue();
    }

    @Test
    void addresses_are_those_of_the_packets_and_of_the_client() {
        String policy = policy(
                "foo", "p", "spec: {rules: [{from: [{source: {ipBlocks: [10.0.0.0/8], notIpBlocks: [10.1.2.3]}}]}]}");

        assertThat(decide("foo", Call.tcp(SLEEP, 1).from(Address.of("10.1.2.4")), policy)
                        .allowed())
                .isTrue();
        assertThat(decide("foo", Call.tcp(SLEEP, 1).from(Address.of("10.1.2.3")), policy)
                        .allowed())
                .isFalse();
        assertThat(decide("foo", Call.tcp(SLEEP, 1).from(Address.of("192.0.2.1")), policy)
                        .allowed())
                .isFalse();
        assertThatThrownBy(() -> decide("foo", Call.tcp(SLEEP, 1), policy))
                .as("no manifest tells the address of a pod")
                .isInstanceOf(InvalidManifestException.class);
    }

    @Test
    void claims_are_texts_or_lists_of_them_also_inside_of_others() {
        String policy = policy("foo", "p", """
                spec:
                  rules:
                    - from: [{source: {requestPrincipals: ["issuer/*"]}}]
                      when:
                        - {key: "request.auth.claims[realm][roles]", values: [admin]}
                        - {key: request.auth.audiences, values: [shop]}
                """);
        String claims = "{\"iss\": \"issuer\", \"sub\": \"me\", \"aud\": [\"shop\"], \"realm\": {\"roles\": %s}}";

        assertThat(ofClaims(policy, claims.formatted("[\"user\", \"admin\"]"))).isTrue();
        assertThat(ofClaims(policy, claims.formatted("\"admin\""))).isTrue();
        assertThat(ofClaims(policy, claims.formatted("[\"user\"]"))).isFalse();
        assertThat(ofClaims(policy, claims.formatted("{\"admin\": true}"))).isFalse();
    }

    @Test
    void where_bytes_are_all_that_is_seen_a_rule_about_http_never_allows() {
        String policy = policy("foo", "p", "spec: {rules: [{to: [{operation: {methods: [GET], ports: [\"8080\"]}}]}]}");

        assertThat(decide("foo", Call.tcp(SLEEP, 8080), policy).allowed()).isFalse();
        assertThat(decide("foo", Call.http(SLEEP, 8080, GET_INFO), policy).allowed())
                .isTrue();
    }

    @Test
    void where_bytes_are_all_that_is_seen_a_denial_about_http_denies_the_whole_port() {
        String ofPort = policy(
                "foo", "p", "spec: {action: DENY, rules: [{to: [{operation: {methods: [POST], ports: [\"8080\"]}}]}]}");
        String ofMethod = policy("foo", "p", "spec: {action: DENY, rules: [{to: [{operation: {notMethods: [GET]}}]}]}");

        assertThat(decide("foo", Call.http(SLEEP, 8080, GET_INFO), ofPort).allowed())
                .isTrue();
        assertThat(decide("foo", Call.tcp(SLEEP, 8080), ofPort).allowed()).isFalse();
        assertThat(decide("foo", Call.tcp(SLEEP, 9090), ofPort).allowed()).isTrue();
        assertThat(decide("foo", Call.tcp(SLEEP, 9090), ofMethod).allowed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec: {action: CUSTOM, rules: [{}]} | CUSTOM",
                "spec: {targetRefs: [{kind: Service, name: a}]} | targetRefs",
                "spec: {selector: {matchLabel: {a: b}}} | matchLabel",
                "spec: {rules: [{from: [{source: {principal: [a]}}]}]} | principal",
                "spec: {rules: [{from: [{}]}]} | has no source",
                "spec: {rules: [{to: [{operation: {}}]}]} | asks nothing",
                "spec: {rules: [{when: [{key: source.ip}]}]} | neither values nor notValues",
                "spec: {rules: [{when: [{key: request.method, values: [GET]}]}]} | request.method",
                "spec: {rules: [{to: [{operation: {methods: [1]}}]}]} | must be a string"
            })
    void what_istio_refuses_or_leaves_to_others_is_not_judged(String spec, String words) {
        assertThatThrownBy(() -> decide("foo", Call.tcp(SLEEP, 8080), policy("foo", "p", spec)))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining(words);
    }

    private static boolean ofClaims(String policy, String claims) {
        return decide("foo", Call.http(SLEEP, 8080, GET_INFO.claims(json(claims))), policy)
                .allowed();
    }

    private static Verdict decide(String namespace, Call call, String... policies) {
        return Authorizer.of("istio-system", ManifestTree.parse(String.join("\n---\n", policies)))
                .decide(namespace, HTTPBIN, call);
    }

    private static String policy(String namespace, String name, String spec) {
        return """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: %s, namespace: %s}
                """.formatted(name, namespace) + spec + "\n";
    }

    private static Optional<Identity> identity(String namespace, String account) {
        return Optional.of(new Identity("cluster.local", namespace, account));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
