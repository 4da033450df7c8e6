package dev.keelson.validation.network.policy;

import static dev.keelson.validation.network.TestCluster.under;
import static dev.keelson.validation.network.TestCluster.with;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.manifest.InvalidManifestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {podSelectr: {}}                                                  | spec: unknown field podSelectr
                    {podSelector: []}                                                 | spec.podSelector: must be an object, is []
                    {podSelector: {app: web}}                                         | spec.podSelector: unknown field app
                    {podSelector: {matchLabels: {app: 1}}}                            | spec.podSelector.matchLabels: app must be a string, is 1
                    {podSelector: {matchExpressions: {}}}                             | spec.podSelector: matchExpressions must be a list, is {}
                    {podSelector: {matchExpressions: [{key: a, operator: in}]}}       | spec.podSelector.matchExpressions[0]: unknown operator in
                    {podSelector: {matchExpressions: [{key: a, operator: In}]}}       | spec.podSelector.matchExpressions[0]: In needs values
                    {podSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}} | spec.podSelector.matchExpressions[0]: Exists takes no values
                    {podSelector: {matchExpressions: [{operator: Exists}]}}           | spec.podSelector.matchExpressions[0]: key is missing
                    {policyTypes: [ingress]}                                          | spec: unknown policy type ingress
                    {ingress: {}}                                                     | spec: ingress must be a list, is {}
                    {ingress: [{to: []}]}                                             | spec.ingress[0]: unknown field to
                    {ingress: [null]}                                                 | spec.ingress[0]: must be an object, is null
                    {ingress: [{from: [{}]}]}                                         | spec.ingress[0].from[0]: names no peer
                    {ingress: [{from: [{podSelector: null}]}]}                        | spec.ingress[0].from[0]: names no peer
                    {ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]} | spec.ingress[0].from[0]: ipBlock stands alone
                    {ingress: [{from: [{ipBlock: {}}]}]}                              | spec.ingress[0].from[0].ipBlock: cidr is missing
                    {ingress: [{from: [{ipBlock: {cidr: 10.0.0.0}}]}]}                | spec.ingress[0].from[0].ipBlock: no CIDR block: 10.0.0.0
                    {ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/33}}]}]}             | spec.ingress[0].from[0].ipBlock: no prefix of a 32 bit address: 33
                    {ingress: [{from: [{ipBlock: {cidr: example.com/8}}]}]}           | spec.ingress[0].from[0].ipBlock: no IP address: example.com
                    {ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}]}]} | spec.ingress[0].from[0].ipBlock: except 11.0.0.0/16 is no part of 10.0.0.0/8
                    {ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}]}  | spec.ingress[0].from[0].ipBlock: except 10.0.0.0/8 is no part of 10.0.0.0/8
                    {ingress: [{ports: [{port: 0}]}]}                                 | spec.ingress[0].ports[0]: port must be a number from 1 to 65535, is 0
                    {ingress: [{ports: [{port: 65536}]}]}                             | spec.ingress[0].ports[0]: port must be a number from 1 to 65535, is 65536
                    {ingress: [{ports: [{port: 80.5}]}]}                              | spec.ingress[0].ports[0]: port must be a number from 1 to 65535, is 80.5
                    {ingress: [{ports: [{port: "8080"}]}]}                            | spec.ingress[0].ports[0]: "8080" is no port name
                    {ingress: [{ports: [{port: a-name-of-sixteen}]}]}                 | spec.ingress[0].ports[0]: "a-name-of-sixteen" is no port name
                    {ingress: [{ports: [{protocol: tcp}]}]}                           | spec.ingress[0].ports[0]: unknown protocol tcp
                    {ingress: [{ports: [{endPort: 80}]}]}                             | spec.ingress[0].ports[0]: endPort needs a port
                    {ingress: [{ports: [{port: http, endPort: 80}]}]}                 | spec.ingress[0].ports[0]: endPort needs a port number, not the name http
                    {ingress: [{ports: [{port: 80, endPort: 79}]}]}                   | spec.ingress[0].ports[0]: endPort 79 is below port 80
                    {policyTypes: [Ingress], egress: [{to: [{}]}]}                    | spec.egress[0].to[0]: names no peer
                    """)
    void what_the_api_server_refuses_is_refused_with_its_place(String spec, String message) {
        assertThatThrownBy(() -> under(spec))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageStartingWith("NetworkPolicy shop/policy (text, document ")
                .hasMessageEndingWith(") " + message);
    }

    @Test
    void a_policy_of_another_api_is_refused_because_it_would_be_overlooked() {
        assertThatThrownBy(() ->
                        with("---\n{apiVersion: crd.projectcalico.org/v1, kind: NetworkPolicy, metadata: {name: a}}"))
                .hasMessageEndingWith("only networking.k8s.io/v1/NetworkPolicy can be judged");
    }
}
