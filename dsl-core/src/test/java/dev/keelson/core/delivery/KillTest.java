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

    @Test
    void what_a_killed_apply_made_and_the_next_does_not_have_is_pruned() {
        Map<String, Object> whole = withoutWeb(new FakeCluster());
        for (int write = 1; ; write++) {
            FakeCluster cluster = new FakeCluster();
            cluster.dieAt(write, false);
            try {
                applied(cluster, "1");
                assertThat(write).isGreaterThan(20);
                return;
            } catch (Killed killed) {
                cluster.dieAt(Integer.MAX_VALUE, false);
            }
            assertThat(withoutWeb(cluster)).as("died at write %d", write).isEqualTo(whole);
        }
    }

    private static Map<String, Object> withoutWeb(FakeCluster cluster) {
        Applying applying = new Applying(cluster);
        assertThat(applying.run(new Shop("1").without("web").blueprint(), Applying.pruning()))
                .as(applying.text())
                .isTrue();
        return cluster.contents();
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
