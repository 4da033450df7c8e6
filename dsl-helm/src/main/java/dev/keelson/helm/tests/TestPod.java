package dev.keelson.helm.tests;

import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;

/** The pod that tries a connection: it passes Pod Security {@code restricted}, quotas and limit ranges. */
final class TestPod {
    /** Network plugins take a moment until a policy holds; what never opens ends after half a minute. */
    private static final String TRY = """
            for attempt in 1 2 3 4 5 6 7 8 9 10; do
              nc -z -w 2 "$0" "$1" && exit 0
              sleep 1
            done
            echo "nobody answers at $0:$1"
            exit 1
            """;

    private static final long DEADLINE_SECONDS = 60;
    private static final long NOBODY = 65534;

    private final TestFacts facts;
    private final Sink sink;

    TestPod(TestFacts facts, Sink sink) {
        this.facts = facts;
        this.sink = sink;
    }

    Pod object(TestedConnection connection) {
        Quantity memory = amount(facts.memory());
        return new PodBuilder()
                .withNewMetadata()
                .withLabels(connection.labels())
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(TestedConnection.NAME)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withRestartPolicy("Never")
                .withActiveDeadlineSeconds(DEADLINE_SECONDS)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(NOBODY)
                .withRunAsGroup(NOBODY)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withName("connect")
                .withImage(sink.text(facts.image()))
                .withCommand("sh", "-c", TRY, sink.text(connection.host()), sink.text(Text.of(connection.called())))
                .withNewResources()
                .addToRequests("cpu", amount(facts.cpu()))
                .addToRequests("memory", memory)
                .addToLimits("memory", memory)
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();
    }

    /** Not parsed: in a chart it is a symbol. */
    private Quantity amount(Scalar value) {
        Quantity quantity = new Quantity();
        quantity.setAmount(sink.text(value));
        quantity.setFormat("");
        return quantity;
    }
}
