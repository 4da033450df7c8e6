package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.NetworkRules;
import dev.keelson.core.network.external.External;
import dev.keelson.core.network.pool.ConnectionLimit;
import dev.keelson.core.network.pool.Pool;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all pods of all callers keep open fits into what the server accepts, at the moment when there are most of them. */
final class PoolCheck implements ObjectCheck {

    /** The connections of one caller: of each of its pods, those that an update adds among them. */
    private record Share(Connection caller, Pool pool, long size, long steady, long surge) {
        long connections() {
            return size * (steady + surge);
        }

        @Override
        public String toString() {
            return caller.from() + " " + connections() + " (" + steady + (surge == 0 ? "" : " + " + surge)
                    + (steady + surge == 1 ? " pod" : " pods") + " of " + size + ")";
        }
    }

    private final View view;

    PoolCheck(View view) {
        this.view = view;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        List<ConnectionLimit> limits = view.all(ConnectionLimit.class).stream()
                .filter(limit -> view.run().knows(limit.path()))
                .toList();
        if (limits.isEmpty()) {
            return;
        }
        // Several where a component runs in two versions.
        Map<Component, List<KubernetesObject>> owners = new HashMap<>();
        for (PodTemplate pods : objects.templates()) {
            findings.places().workload(pods.owner()).ifPresent(workload -> owners.computeIfAbsent(
                            workload.component(), first -> new ArrayList<>())
                    .add(pods.owner()));
        }
        MostPods most = new MostPods(objects);
        limits.forEach(limit -> {
            port(limit, findings);
            limit(limit, shares(limit, owners, most), findings);
        });
    }

    private List<Share> shares(ConnectionLimit limit, Map<Component, List<KubernetesObject>> owners, MostPods most) {
        List<Share> shares = new ArrayList<>();
        for (Connection connection : view.all(Connection.class)) {
            Pool pool = connection.pool();
            List<KubernetesObject> own = owners.getOrDefault(connection.from(), List.of());
            if (pool != null
                    && !own.isEmpty()
                    && connection.to().equals(limit.component())
                    && connection.port().equals(limit.port())
                    && view.run().knows(pool.path())) {
                // How many nodes there are is not known, but there is one.
                long steady = own.stream()
                        .mapToLong(owner -> owner.kind().equals("DaemonSet") ? 1 : most.steady(owner))
                        .sum();
                long surge = own.stream().mapToLong(most::surge).sum();
                shares.add(new Share(connection, pool, view.number(pool.size()), steady, surge));
            }
        }
        return shares;
    }

    private void limit(ConnectionLimit limit, List<Share> shares, ObjectFindings findings) {
        long accepted = view.number(limit.limit());
        long sum = shares.stream().mapToLong(Share::connections).sum();
        if (sum <= accepted) {
            return;
        }
        Place place = Place.of(limit.path(), limit.origin());
        for (Share share : shares) {
            place = place.also("pool of " + share.caller().from(), share.pool().origin());
        }
        findings.add(
                CapacityRules.POOL_EXCEEDS_LIMIT,
                place,
                limit.component() + " accepts " + accepted + (accepted == 1 ? " connection" : " connections") + " on "
                        + limit.port() + ", and its callers can hold " + sum
                        + ", scaled out and while they are updated: "
                        + shares.stream().map(Share::toString).collect(Collectors.joining(", ")) + ".",
                "Accept at least " + sum + ", keep smaller pools, or let fewer pods run.");
    }

    private void port(ConnectionLimit limit, ObjectFindings findings) {
        External.of(view, limit.component())
                .filter(external -> view.run().knows(external.path()))
                .filter(external -> external.open(limit.port()).isEmpty())
                .ifPresent(external -> notOpen(limit, external.origin(), findings));
        view.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(limit.component()))
                .filter(workload -> view.run().knows(workload.path()))
                .filter(workload -> workload.pod().ports().stream()
                        .noneMatch(open -> open.token().equals(limit.port())))
                .forEach(workload -> notOpen(limit, workload.origin(), findings));
    }

    private static void notOpen(ConnectionLimit limit, Origin defined, ObjectFindings findings) {
        findings.addInAnyCase(
                NetworkRules.PORT_NOT_OPEN,
                Place.of(limit.path(), limit.origin()).also("defined here", defined),
                limit.component() + " limits the connections on " + limit.port() + ", a port that it does not open.",
                "Open the port with .port(…), or name one that is open.");
    }
}
