package dev.keelson.core.check.service;

import dev.keelson.core.container.EnvVariable;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.NamespaceFacts;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in variables, {@code http://api:8080} and {@code postgres.shop.svc:5432}, against the services that the
 * platform has and the connections that it declares. A name of one label counts only in a URL, because it may be anything
 * elsewhere.
 *
 * @since 0.1.0
 */
public final class AddressCheck implements Check {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern ADDRESS =
            Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]*://)?([^/@\\s,]*@)?(?<![-.\\w])(?<name>" + LABEL
                    + ")(\\.(?<namespace>" + LABEL + ")\\.svc(\\.cluster\\.local)?)?:(?<port>[0-9]{1,5})(?![\\w.])");

    /** Checks without state. */
    public AddressCheck() {}

    @Override
    public void check(View view, Problems problems) {
        Inspection inspection = new Inspection(view, problems);
        if (view.run().knows(ModelPath.root())) {
            view.all(Workload.class)
                    .forEach(workload -> workload.pod().containers().forEach(container -> container
                            .environment()
                            .forEach(each -> inspection.variable(workload, each))));
        }
    }

    private static final class Inspection {
        private final View view;
        private final Problems problems;
        private final Map<String, Service> services = new HashMap<>();
        private final Set<String> namespaces = new HashSet<>();

        Inspection(View view, Problems problems) {
            this.view = view;
            this.problems = problems;
            view.all(Service.class)
                    .forEach(service ->
                            services.put(view.name(service.component().namespace()) + "/" + service.name(), service));
            view.all(NamespaceFacts.class).forEach(facts -> namespaces.add(view.name(facts.token())));
        }

        void variable(Workload workload, EnvVariable variable) {
            if (!(variable.value() instanceof EnvVariable.Literal literal)
                    || !view.run().knows(variable.path())) {
                return;
            }
            Matcher address = ADDRESS.matcher(view.text(literal.text()));
            while (address.find()) {
                String named = address.group("namespace");
                String own = view.name(workload.component().namespace());
                if ((named != null || address.group("scheme") != null)
                        && !address.group("name").equals("localhost")
                        && !address.group("name").matches("[0-9]+")
                        && namespaces.contains(named == null ? own : named)) {
                    address(
                            workload,
                            variable,
                            (named == null ? own : named) + "/" + address.group("name"),
                            Integer.parseInt(address.group("port")));
                }
            }
        }

        private void address(Workload workload, EnvVariable variable, String id, int port) {
            @Nullable Service service = services.get(id);
            if (isComposed(variable) && (service == null || !offered(service).contains((long) port))) {
                return;
            }
            String subject = "The variable " + variable.name() + " of " + workload.component() + " names ";
            if (service == null) {
                report(
                        variable,
                        subject + "the service " + id + ", which the platform does not have.",
                        Suggestion.didYouMean(id, new TreeSet<>(services.keySet()))
                                + "Name one that is there; p.hostOf(…) knows the name of a component.");
                return;
            }
            List<Long> offered = offered(service);
            if (!offered.contains((long) port)) {
                report(
                        variable,
                        subject + "port " + port + " of the service " + id + ", which does not offer it.",
                        "It offers " + offered.stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + "; p.portOf(…) knows the number of a port.");
            } else if (!service.component().equals(workload.component())
                    && view.all(Connection.class).stream()
                            .noneMatch(each -> each.from().equals(workload.component())
                                    && each.to().equals(service.component()))) {
                report(
                        variable,
                        subject + "the service " + id
                                + ", to which it declares no connection, so that the network policy" + " refuses it.",
                        "Say connectsTo(…) with the component and its port.");
            }
        }

        /** Names and ports that were asked of the platform are looked at where they were asked. */
        private static boolean isComposed(EnvVariable variable) {
            return variable.value() instanceof EnvVariable.Literal literal
                    && !(ValueType.expression(literal.text()) instanceof Expression.Input);
        }

        private List<Long> offered(Service service) {
            return service.ports().stream()
                    .map(ServicePort::number)
                    .map(view::number)
                    .toList();
        }

        private void report(EnvVariable variable, String message, String fix) {
            problems.add(ServiceRules.UNREACHABLE_ADDRESS, variable.path(), variable.origin(), message, fix);
        }
    }
}
