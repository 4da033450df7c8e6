package dev.keelson.core.check.naming;

import dev.keelson.core.config.ConfigMapData;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.NamespaceFacts;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.Token;
import dev.keelson.core.workload.Workload;
import java.util.HashSet;
import java.util.Set;

/** Names whose token was reported already; everything that is called by them is wrong for the same reason. */
final class ReportedNames {
    private final Set<String> names = new HashSet<>();

    private ReportedNames() {}

    static Set<String> of(View view) {
        ReportedNames reported = new ReportedNames();
        view.all(Workload.class).forEach(each -> {
            reported.add(each.component(), each.component().name());
            each.pod()
                    .ports()
                    .forEach(port -> reported.add(port.token(), port.token().name()));
        });
        view.all(NamespaceFacts.class)
                .forEach(each -> reported.add(each.token(), each.token().name()));
        view.all(ConfigMapData.class)
                .forEach(each -> reported.add(each.ref(), each.ref().name()));
        view.all(PlatformFacts.class).stream()
                .map(PlatformFacts::name)
                .filter(name -> !Names.labelValue(name, Origin.here()).isEmpty())
                .forEach(reported.names::add);
        return reported.names;
    }

    private void add(Token token, String name) {
        if (!token.defects().isEmpty()) {
            names.add(name);
        }
    }
}
