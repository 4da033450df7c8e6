package com.example.guestbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Platform;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestbookTest {
    @Test
    void production_runs_three_web_servers_and_nothing_is_wrong() {
        Blueprint prod = Platform.of(new Guestbook()).in(Guestbook.PROD);

        assertEquals(List.of(), prod.findings());
        assertEquals(
                List.of(3),
                prod.resources().stream()
                        .map(Resource::object)
                        .filter(Deployment.class::isInstance)
                        .map(object -> ((Deployment) object).getSpec().getReplicas())
                        .toList());
    }
}
