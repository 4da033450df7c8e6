package dev.keelson.validation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The namespaces {@code mine} and {@code ours} may be written to. */
class WriteGuardTest {

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # method, address, body                                            | in no namespace: refused | allowed
            GET    | /api/v1/namespaces/other/pods                                     |  | yes | yes
            GET    | /api/v1/namespaces/other/pods?watch=true                          |  | yes | yes
            GET    | /api/v1/watch/namespaces/other/pods                               |  | yes | yes
            GET    | /api/v1/namespaces/other/pods/a/log                               |  | yes | yes
            HEAD   | /apis/apps/v1/namespaces/other/deployments/a                      |  | yes | yes
            GET    | /version                                                          |  | yes | yes
            GET    | /api/v1/namespaces/other/pods/a/exec?command=rm                   |  | no  | no
            GET    | /api/v1/namespaces/other/pods/a/attach                            |  | no  | no
            GET    | /api/v1/namespaces/other/pods/a/portforward                       |  | no  | no
            GET    | /api/v1/namespaces/other/services/a:http/proxy/delete             |  | no  | no
            GET    | /api/v1/nodes/a/proxy/run/x                                       |  | no  | yes
            GET    | /api/v1/namespaces/mine/pods/a/exec?command=ls                    |  | yes | yes
            POST   | /api/v1/namespaces/mine/pods                                      | {} | yes | yes
            POST   | /api/v1/namespaces/other/pods                                     | {} | no  | no
            POST   | /api/v1/namespaces/mine-too/pods                                  | {} | no  | no
            PUT    | /apis/apps/v1/namespaces/ours/deployments/a                       | {} | yes | yes
            PATCH  | /apis/apps/v1/namespaces/other/deployments/a?fieldManager=dryRun=All | {} | no | no
            PATCH  | /apis/apps/v1/namespaces/other/deployments/a/scale                | {} | no  | no
            PATCH  | /apis/apps/v1/namespaces/mine/deployments/a/scale                 | {} | yes | yes
            PUT    | /api/v1/namespaces/other/pods/a/status                            | {} | no  | no
            POST   | /api/v1/namespaces/other/pods/a/eviction                          | {} | no  | no
            POST   | /api/v1/namespaces/other/serviceaccounts/a/token                  | {} | no  | no
            POST   | /apis/networking.istio.io/v1/namespaces/other/virtualservices     | {} | no  | no
            POST   | /apis/networking.istio.io/v1/namespaces/mine/virtualservices      | {} | yes | yes
            DELETE | /api/v1/namespaces/mine/configmaps                                |  | yes | yes
            DELETE | /api/v1/namespaces/other/configmaps                               |  | no  | no
            DELETE | /api/v1/namespaces/other/configmaps?labelSelector=dryRun%3DAll    |  | no  | no
            POST   | /api/v1/namespaces                                | {"metadata":{"name":"mine"}}  | no | yes
            POST   | /api/v1/namespaces                                | {"metadata":{"name":"other"}} | no | no
            POST   | /api/v1/namespaces                                | {"metadata":{"generateName":"mine"}} | no | no
            POST   | /api/v1/namespaces                                                | no json | no  | no
            PATCH  | /api/v1/namespaces/mine                                           | {} | no  | yes
            PUT    | /api/v1/namespaces/mine/finalize                                  | {} | no  | yes
            PUT    | /api/v1/namespaces/other/status                                   | {} | no  | no
            DELETE | /api/v1/namespaces/mine                                           |  | no  | yes
            DELETE | /api/v1/namespaces/other                                          |  | no  | no
            POST   | /apis/rbac.authorization.k8s.io/v1/clusterroles                   | {} | no  | yes
            DELETE | /apis/apiextensions.k8s.io/v1/customresourcedefinitions           |  | no  | yes
            DELETE | /apis/example.com/v1/things/namespaces                            |  | no  | yes
            DELETE | /apis/example.com/v1/things/namespaces/mine                       |  | no  | yes
            PUT    | /apis/example.com/v1/namespaces/other/things/a                    | {} | no  | no
            POST   | /apis/authorization.k8s.io/v1/selfsubjectaccessreviews            | {} | yes | yes
            POST   | /apis/authorization.k8s.io/v1/namespaces/other/localsubjectaccessreviews | {} | yes | yes
            POST   | /apis/authentication.k8s.io/v1/tokenreviews                       | {} | yes | yes
            POST   | /apis/authentication.k8s.io/v1/selfsubjectreviews                 | {} | yes | yes
            DELETE | /api/v1/namespaces/other/configmaps/tokenreviews                  |  | no  | no
            POST   | /apis/example.com/v1/namespaces/other/selfreviews                 | {} | no  | no
            POST   | /api/v1/namespaces/other/pods?dryRun=All                          | {} | yes | yes
            PATCH  | /api/v1/namespaces/other/pods/a?fieldManager=me&dryRun=All        | {} | yes | yes
            POST   | /api/v1/namespaces/other/pods?dryRun=None                         | {} | no  | no
            DELETE | /api/v1/namespaces/other/pods/a?dryRun=All                        |  | yes | yes
            DELETE | /api/v1/namespaces/other/pods/a?dryRun=All                        | {} | no  | no
            DELETE | /api/v1/namespaces/other/pods/a                                   | {"dryRun":["All"]} | yes | yes
            DELETE | /api/v1/namespaces/other/pods/a?dryRun=All                        | {"dryRun":[]} | no | no
            PUT    | /api/v1/namespaces/mine/../other/configmaps/a                     | {} | no  | no
            PUT    | /api/v1/namespaces/mine/%2e%2e/other/configmaps/a                 | {} | no  | no
            PUT    | /api/v1//namespaces/mine/configmaps/a                             | {} | no  | no
            POST   | /somewhere/else                                                   | {} | no  | no
            """)
    void what_is_written_stays_where_it_may(
            String method, String address, String body, String unlessNamed, String withScope) {
        for (String base : new String[] {"", "/k8s/clusters/c-1"}) {
            URI uri = URI.create("https://cluster.example.com" + base + address);

            assertThat(new WriteGuard(base, Set.of("mine", "ours"), false).allows(method, uri, body))
                    .as("%s in no scope", uri)
                    .isEqualTo(unlessNamed.equals("yes"));
            assertThat(new WriteGuard(base, Set.of("mine", "ours"), true).allows(method, uri, body))
                    .as("%s in the scope of the cluster", uri)
                    .isEqualTo(withScope.equals("yes"));
        }
    }
}
