package dev.keelson.helm.tests;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks for names that what tries connections would share. */
final class TestChecks implements Check {
    @Override
    public void check(View view, Problems problems) {
        for (Attached<TestFacts> said : view.attached(TestFacts.class)) {
            view.all(Workload.class).stream()
                    .map(Workload::component)
                    .filter(component -> component.name().equals(TestedConnection.NAME))
                    .forEach(component -> problems.add(
                            TestRules.NAME,
                            said.path().child("tests"),
                            said.origin(),
                            "The account of what tries connections would be called " + component
                                    + ", as a component is.",
                            "Give the component another name."));
            Map<String, TestedConnection> named = new LinkedHashMap<>();
            for (TestedConnection connection : TestedConnection.of(view.model())) {
                TestedConnection first =
                        named.putIfAbsent(connection.from().namespace() + "/" + connection.pod(), connection);
                if (first != null && !first.isLike(connection)) {
                    problems.add(
                            TestRules.NAME,
                            said.path().child("tests"),
                            said.origin(),
                            "Both " + first.words() + " and " + connection.words() + " would be tried by a pod called "
                                    + connection.pod() + ".",
                            "Give a component or a port another name.");
                }
            }
        }
    }
}
