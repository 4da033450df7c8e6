package dev.keelson.core.check;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.scaling.HorizontalScaling;
import dev.keelson.core.storage.AccessMode;
import dev.keelson.core.storage.Claim;
import dev.keelson.core.storage.DataSource;
import dev.keelson.core.storage.StorageRules;
import dev.keelson.core.storage.Volume;
import dev.keelson.core.storage.provision.SharedClaim;
import dev.keelson.core.storage.provision.StorageClassFacts;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Claims and storage classes are there, and no more pods mount a claim than can. */
final class ClaimCheck implements Check {

    @Override
    public void check(View view, Problems problems) {
        new Scan(view, problems).run();
    }

    private record Mounting(Workload workload, Volume.OfClaim volume) {}

    private static final class Scan {
        private final View view;
        private final Problems problems;
        private final Map<ClaimRef, SharedClaim> defined = new LinkedHashMap<>();
        private final Map<ClaimRef, Map<Component, Mounting>> mounting = new LinkedHashMap<>();
        private final Map<Component, HorizontalScaling> scalings = new LinkedHashMap<>();
        private final Set<StorageClass> classes = new HashSet<>();

        Scan(View view, Problems problems) {
            this.view = view;
            this.problems = problems;
            view.all(SharedClaim.class).forEach(shared -> defined.put(shared.ref(), shared));
            view.all(HorizontalScaling.class).forEach(each -> scalings.put(each.component(), each));
            view.all(StorageClassFacts.class).forEach(each -> classes.add(each.token()));
            view.all(Workload.class).forEach(workload -> workload.pod().volumes().stream()
                    .filter(Volume.OfClaim.class::isInstance)
                    .map(Volume.OfClaim.class::cast)
                    .forEach(volume -> mounting.computeIfAbsent(volume.claim(), first -> new LinkedHashMap<>())
                            .putIfAbsent(workload.component(), new Mounting(workload, volume))));
        }

        void run() {
            claims().forEach(this::claim);
            mounting.forEach((ref, byComponent) -> {
                List<Mounting> all = List.copyOf(byComponent.values());
                all.forEach(each -> exists(
                        ref,
                        each.workload().path().child("mounts"),
                        each.volume().origin(),
                        each.workload().component() + " mounts"));
                SharedClaim shared = defined.get(ref);
                if (shared != null && view.run().knows(shared.claim().path())) {
                    access(shared.claim(), ref, all);
                }
            });
        }

        private Stream<Claim> claims() {
            return Stream.concat(
                    defined.values().stream().map(SharedClaim::claim),
                    view.all(Workload.class).stream()
                            .map(Workload::shape)
                            .filter(Shape.Stateful.class::isInstance)
                            .flatMap(shape -> ((Shape.Stateful) shape).claims().stream()));
        }

        private void claim(Claim claim) {
            StorageClass asked = claim.knownClass();
            if (asked != null && asked.isOwned() && !classes.contains(asked) && isWhole()) {
                ModelPath path = claim.path().child("storageClass");
                problems.add(Finding.of(
                                StorageRules.UNDEFINED_STORAGE_CLASS,
                                path,
                                view.run().line(path, claim.origin()),
                                "The claim " + claim.name() + " asks for the storage class " + asked
                                        + ", which nobody defines.",
                                "Define it with p.storageClass(…), or name it with StorageClass.existing(\"" + asked
                                        + "\") if the cluster has it.")
                        .also("named here", asked.origin()));
            }
            if (claim.dataSource() instanceof DataSource.Copy copy) {
                ModelPath path = claim.path().child("dataSource");
                exists(
                        copy.source(),
                        path,
                        view.run().line(path, claim.origin()),
                        "The claim " + claim.name() + " copies");
            }
        }

        private void exists(ClaimRef ref, ModelPath path, Origin origin, String who) {
            if (ref.isOwned() && !defined.containsKey(ref) && isWhole()) {
                problems.add(Finding.of(
                                StorageRules.UNDEFINED_CLAIM,
                                path,
                                origin,
                                who + " the claim " + ref + ", which nobody defines.",
                                "Define it with p.claim(…), or name it with existingClaim(…) if somebody else makes it.")
                        .also("named here", ref.origin()));
            }
        }

        private boolean isWhole() {
            return view.run().knows(ModelPath.root());
        }

        private void access(Claim claim, ClaimRef ref, List<Mounting> all) {
            boolean single = claim.accessMode() == AccessMode.READ_WRITE_ONCE_POD;
            if (!single && claim.accessMode() != AccessMode.READ_WRITE_ONCE) {
                return;
            }
            for (Mounting each : all) {
                String several = several(each.workload());
                if (several != null) {
                    tooMany(claim, ref, each, single, several);
                }
            }
            if (all.size() > 1) {
                Finding finding = Finding.of(
                        StorageRules.SHARED_CLAIM,
                        all.get(1).workload().path().child("mounts"),
                        all.get(1).volume().origin(),
                        all.get(0).workload().component() + " and "
                                + all.get(1).workload().component() + " mount the claim " + ref
                                + (single
                                        ? ", which one pod may mount at a time."
                                        : ", which one node may mount; pods on another node wait."),
                        "Say accessMode(AccessMode.READ_WRITE_MANY) where the storage class can do it; accept this where"
                                + " the two never run together.");
                problems.add(
                        finding.also("mounted here too", all.get(0).volume().origin())
                                .also("defined here", claim.origin()));
            }
        }

        private void tooMany(Claim claim, ClaimRef ref, Mounting each, boolean single, String several) {
            problems.add(Finding.of(
                            single ? StorageRules.SINGLE_POD_CLAIM : StorageRules.SHARED_CLAIM,
                            each.workload().path().child("mounts"),
                            each.volume().origin(),
                            each.workload().component() + " " + several + ", and each mounts the claim " + ref
                                    + (single
                                            ? ", which one pod may mount."
                                            : ", which one node may mount; pods on another node wait."),
                            each.workload().shape() instanceof Shape.Deployed
                                    ? "Say recreate() with one replica, make it a statefulSet whose pods each have a"
                                            + " claim, or say accessMode(AccessMode.READ_WRITE_MANY) where the storage"
                                            + " class can do it."
                                    : "Give each pod storage of its own, or say accessMode(AccessMode.READ_WRITE_MANY)"
                                            + " where the storage class can do it.")
                    .also("defined here", claim.origin()));
        }

        /** Why a workload may have several pods at a time, null where it has not. */
        private @Nullable String several(Workload workload) {
            Shape shape = workload.shape();
            if (shape instanceof Shape.OnEachNode) {
                return "has a pod on each node";
            }
            if (shape.replicas() != null && view.number(shape.replicas()) > 1) {
                return "has " + view.number(shape.replicas()) + " replicas";
            }
            HorizontalScaling scaling = scalings.get(workload.component());
            if (scaling != null && view.number(scaling.maximum()) > 1) {
                return "is scaled to up to " + view.number(scaling.maximum()) + " pods";
            }
            if (shape instanceof Shape.Deployed deployed
                    && deployed.update() instanceof Shape.Rolling rolling
                    && number(rolling.maxSurge()) > 0
                    && (shape.replicas() == null || view.number(shape.replicas()) > 0)) {
                return "starts a new pod before the old one stops when it is updated";
            }
            return null;
        }

        private long number(CountOrPercent value) {
            return view.evaluator().number(ValueType.expression(ValueType.scalar(value)));
        }
    }
}
