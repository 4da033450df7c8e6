package dev.keelson.validation.network.policy;

import static dev.keelson.validation.network.TestCluster.under;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.endpoint.Port;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    {}                                                                              | web api db
                    {matchLabels: {}}                                                               | web api db
                    {matchExpressions: []}                                                          | web api db
                    {matchLabels: {app: web}}                                                       | web
                    {matchLabels: {tier: back}}                                                     | api db
                    {matchLabels: {tier: back, app: db}}                                            | db
                    {matchLabels: {tier: front, app: db}}                                           | none
                    {matchLabels: {zone: ""}}                                                       | none
                    {matchExpressions: [{key: app, operator: In, values: [web, db, other]}]}        | web db
                    {matchExpressions: [{key: zone, operator: In, values: [web]}]}                  | none
                    {matchExpressions: [{key: app, operator: NotIn, values: [web, db]}]}            | api
                    {matchExpressions: [{key: zone, operator: NotIn, values: [web]}]}               | web api db
                    {matchExpressions: [{key: app, operator: Exists}]}                              | web api db
                    {matchExpressions: [{key: zone, operator: Exists}]}                             | none
                    {matchExpressions: [{key: zone, operator: Exists, values: []}]}                 | none
                    {matchExpressions: [{key: app, operator: DoesNotExist}]}                        | none
                    {matchExpressions: [{key: zone, operator: DoesNotExist}]}                       | web api db
                    {matchExpressions: [{key: app, operator: Exists}, {key: tier, operator: NotIn, values: [back]}]} | web
                    {matchLabels: {tier: back}, matchExpressions: [{key: app, operator: NotIn, values: [db]}]}       | api
                    """)
    void a_selector_asks_for_all_its_requirements(String selector, String selected) {
        Reachability reachability = under("{podSelector: " + selector + ", policyTypes: [Ingress]}");

        List<String> isolated = Stream.of("web", "api", "db")
                .filter(name -> !reachability.allows("ops/prom", "shop/" + name, Port.tcp(80)))
                .toList();
        assertThat(isolated).isEqualTo(selected == null ? List.of() : List.of(selected.split(" ")));
    }
}
