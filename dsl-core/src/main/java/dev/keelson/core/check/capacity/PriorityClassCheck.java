package dev.keelson.core.check.capacity;

import dev.keelson.core.capacity.Priority;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.workload.Workload;
import java.util.List;
import java.util.Optional;

/** The priority classes of pods are defined, or somebody else's. */
final class PriorityClassCheck implements ObjectCheck {
    private final View view;

    PriorityClassCheck(View view) {
        this.view = view;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        List<PriorityClass> defined =
                view.all(Priority.class).stream().map(Priority::token).toList();
        for (Workload workload : view.all(Workload.class)) {
            Optional.ofNullable(workload.pod().priority()).ifPresent(token -> {
                ModelPath path = workload.path().child("priority");
                view.run().use(token, path);
                if (token.isOwned()
                        && !defined.contains(token)
                        && token.defects().isEmpty()
                        && view.run().knows(ModelPath.root())) {
                    findings.addInAnyCase(
                            CapacityRules.UNDEFINED_PRIORITY_CLASS,
                            Place.of(path, view.run().line(path, workload.origin()))
                                    .also("named here", token.origin()),
                            workload.component() + " has the priority class " + token + ", which nobody defines.",
                            Suggestion.didYouMean(
                                            token.name(),
                                            defined.stream()
                                                    .map(PriorityClass::name)
                                                    .toList())
                                    + "Define it with p.priorityClass(…), or name it with PriorityClass.existing(…) if"
                                    + " somebody else does.");
                }
            });
        }
    }
}
