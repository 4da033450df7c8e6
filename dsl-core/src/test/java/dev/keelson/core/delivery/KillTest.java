package dev.keelson.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.delivery.FakeCluster.Killed;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An apply that dies at any write, before or after the cluster hears of it, is ended by the next. */
class KillTest {

    @Test
    void the_next_apply_ends_what_a_first_one_began() {
        Map<String, Object> whole = applied(new FakeCluster(), "1");
        assertThat(attempts(false, whole)).isGreaterThan(20);
    }

    @Test
    void the_next_apply_ends_what_an_update_began_and_prunes_what_left() {
        FakeCluster cluster = new FakeCluster();
        applied(cluster, "1");
        Map<String, Object> whole = updated(cluster);
        assertThat(attempts(true, whole)).isGreaterThan(20);
    }

    private static int attempts(boolean update, Map<String, Object> whole) {
        int deaths = 0;
        for (int write = 1; ; write++) {
            int before = deaths;
            for (boolean heard : new boolean[] {true, false}) {
                FakeCluster cluster = new FakeCluster();
                if (update) {
                    applied(cluster, "1");
                }
                cluster.writes.clear();
                cluster.dieAt(write, !heard);
                try {
                    applied(cluster, update);
                } catch (Killed killed) {
                    deaths++;
                }
                cluster.dieAt(Integer.MAX_VALUE, false);
                assertThat(applied(cluster, update))
                        .as("died at write %d, heard: %s", write, heard)
                        .isEqualTo(whole);
            }
            if (deaths == before) {
                return deaths;
            }
        }
    }

    private static Map<String, Object> applied(FakeCluster cluster, boolean update) {
        return update ? updated(cluster) : applied(cluster, "1");
    }

    private static Map<String, Object> applied(FakeCluster cluster, String version) {
        Applying applying = new Applying(cluster);
        assertThat(applying.run(new Shop(version).blueprint()))
                .as(applying.text())
                .isTrue();
        return cluster.contents();
    }

    private static Map<String, Object> updated(FakeCluster cluster) {
        Applying applying = new Applying(cluster);
        assertThat(applying.run(new Shop("2").without("web").blueprint(), Applying.pruning()))
                .as(applying.text())
                .isTrue();
        return cluster.contents();
    }
}
