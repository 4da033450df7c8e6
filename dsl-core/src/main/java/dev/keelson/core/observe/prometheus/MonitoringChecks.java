package dev.keelson.core.observe.prometheus;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.network.NetworkRules;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.external.ExternalUse;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.ObserveRules;
import dev.keelson.core.observe.Scrape;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.Alert;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;
import dev.keelson.core.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes in what is measured: endpoints that nobody can ask or does ask, times that Prometheus refuses, alerts that
 * nobody evaluates.
 *
 * @since 0.1.0
 */
public final class MonitoringChecks implements Check {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    /** Checks without state. */
    public MonitoringChecks() {}

    @Override
    public void check(View view, Problems problems) {
        new Scan(view, problems).run();
    }

    private static final class Scan {
        private final View view;
        private final Problems problems;
        private final @Nullable Monitoring monitoring;
        private final Map<Component, Workload> workloads = new HashMap<>();
        private final Map<Component, Scrape> annotated = new HashMap<>();

        Scan(View view, Problems problems) {
            this.view = view;
            this.problems = problems;
            List<Monitoring> said = view.all(Monitoring.class);
            this.monitoring = said.isEmpty() ? null : said.get(0);
            view.all(Workload.class).forEach(each -> workloads.putIfAbsent(each.component(), each));
        }

        void run() {
            if (monitoring != null) {
                collector(monitoring);
                words(monitoring);
            }
            view.all(Scrape.class).forEach(this::scrape);
            view.all(Alert.class).stream()
                    .filter(alert -> alert.component() == null)
                    .forEach(this::alert);
        }

        private void words(Monitoring said) {
            Scraping how = said.scraping();
            boolean annotations = how instanceof Scraping.Annotations;
            if (annotations && said.every() != null) {
                lost(said.path().child("every"), said.origin(), "every(…)", "annotations");
            }
            if (!(how instanceof Scraping.ServiceMonitors)) {
                lost(said, "labels", said.labels().keySet(), annotations ? "annotations" : "a configuration");
            }
            if (!(how instanceof Scraping.Configuration)) {
                String place = annotations ? "annotations" : "ServiceMonitors";
                lost(said, "externalLabels", said.externalLabels().keySet(), place);
                lost(said, "targets", said.targets().keySet(), place);
            }
            said.externalLabels()
                    .keySet()
                    .forEach(key -> name(
                            "external label",
                            key,
                            said.path().child("externalLabels").child(key),
                            said.origin()));
        }

        private void lost(Monitoring said, String words, Set<String> keys, String place) {
            String word = words.substring(0, words.length() - 1);
            keys.forEach(
                    key -> lost(said.path().child(words).child(key), said.origin(), word + "(" + key + ", …)", place));
        }

        private void lost(ModelPath path, Origin origin, String word, String place) {
            String right = word.startsWith("label") ? "Scraping.serviceMonitors()" : "Scraping.configuration(…)";
            problems.add(
                    ObserveRules.WORD_LOST,
                    path,
                    view.run().line(path, origin),
                    word + " is said, and " + place + " " + (place.startsWith("a ") ? "has" : "have")
                            + " no place for it.",
                    "Take it out, or gather metrics by " + right + ".");
        }

        private void collector(Monitoring said) {
            if (said.collector() instanceof Pods pods
                    && !workloads.containsKey(pods.component())
                    && view.run().knows(ModelPath.root())
                    && !ExternalUse.isReported(
                            view, pods.component(), said.path(), said.origin(), "Metrics are gathered by", problems)) {
                problems.add(Finding.of(
                                NetworkRules.UNDEFINED_COMPONENT,
                                said.path(),
                                said.origin(),
                                "Metrics are gathered by " + pods.component() + ", which nobody defines.",
                                "Define it with p.deployment(…) or p.statefulSet(…), or name a Peer outside the"
                                        + " platform.")
                        .also("named here", pods.component().origin()));
            }
        }

        private void scrape(Scrape scrape) {
            Workload workload = workloads.get(scrape.component());
            if (workload == null || !view.run().knows(workload.path())) {
                return;
            }
            boolean open = open(scrape, workload);
            if (scrape.requests() != null) {
                name("metric", scrape.requests(), scrape.path().child("requests"), scrape.origin());
            }
            if (monitoring == null) {
                if (view.run().knows(ModelPath.root())) {
                    problems.add(
                            ObserveRules.NOBODY_SCRAPES,
                            scrape.path(),
                            scrape.origin(),
                            scrape.component() + " offers metrics on " + scrape.port()
                                    + ", and the platform does not say who gathers them.",
                            "Say p.monitoring(PROMETHEUS, Scraping.serviceMonitors(), m -> …), or take the scrape out.");
                }
                return;
            }
            times(scrape, monitoring);
            if (monitoring.scraping() instanceof Scraping.Annotations) {
                annotated(scrape);
            } else if (monitoring.scraping() instanceof Scraping.ServiceMonitors && open) {
                service(scrape);
            }
        }

        private boolean open(Scrape scrape, Workload workload) {
            boolean open = workload.pod().ports().stream()
                    .anyMatch(port -> port.token().equals(scrape.port()));
            if (!open) {
                String others = workload.pod().ports().stream()
                        .map(port -> port.token().toString())
                        .collect(Collectors.joining(", "));
                problems.add(Finding.of(
                                NetworkRules.PORT_NOT_OPEN,
                                scrape.path(),
                                scrape.origin(),
                                scrape.component() + " is scraped on " + scrape.port()
                                        + ", a port that it does not open.",
                                (others.isEmpty() ? "It opens none. " : "It opens " + others + ". ")
                                        + "Open the port with .port(…), or name one that is open.")
                        .also("defined here", workload.origin()));
            }
            return open;
        }

        private void times(Scrape scrape, Monitoring said) {
            Span timeout = scrape.timeout();
            Span every = scrape.every() == null ? said.every() : scrape.every();
            boolean sound = view.run().knowsAll(scrape.path())
                    && view.run().knows(said.path().child("every"));
            if (timeout == null
                    || every == null
                    || !sound
                    || said.scraping() instanceof Scraping.Annotations
                    || view.number(timeout.inMillis()) <= view.number(every.inMillis())) {
                return;
            }
            problems.add(
                    ObserveRules.SLOW_SCRAPE,
                    scrape.path().child("timeout"),
                    view.run().line(scrape.path().child("timeout"), scrape.origin()),
                    "A scrape of " + scrape.component() + " may take " + view.text(timeout)
                            + ", and the next one begins after " + view.text(every) + "; Prometheus refuses that.",
                    "Shorten the timeout, or say every(…) with a longer interval.");
        }

        private void annotated(Scrape scrape) {
            @Nullable Scrape earlier = annotated.putIfAbsent(scrape.component(), scrape);
            if (earlier != null) {
                problems.add(Finding.of(
                                ObserveRules.ONE_ANNOTATED,
                                scrape.path(),
                                scrape.origin(),
                                scrape.component() + " offers metrics on " + earlier.port() + " and on " + scrape.port()
                                        + ", and the annotations of its pods can name one port.",
                                "Keep one of the two, or gather metrics by Scraping.serviceMonitors().")
                        .also("first here", earlier.origin()));
            }
            if (scrape.every() != null) {
                lost(scrape.path().child("every"), scrape.origin(), "every(…)", "annotations");
            }
            if (scrape.timeout() != null) {
                lost(scrape.path().child("timeout"), scrape.origin(), "timeout(…)", "annotations");
            }
        }

        private void service(Scrape scrape) {
            boolean offered = view.all(Service.class).stream()
                    .filter(service -> service.component().equals(scrape.component()))
                    .flatMap(service -> service.ports().stream())
                    .anyMatch(port -> port.target().equals(scrape.port()));
            if (!offered) {
                problems.add(
                        ObserveRules.WITHOUT_SERVICE,
                        scrape.path(),
                        scrape.origin(),
                        "A ServiceMonitor finds the pods of " + scrape.component()
                                + " by its service, and it has none.",
                        "Let it have a service, or gather metrics by Scraping.configuration(…).");
            }
        }

        private void alert(Alert alert) {
            if ((monitoring == null || monitoring.scraping() instanceof Scraping.Annotations)
                    && view.run().knows(ModelPath.root())) {
                problems.add(
                        ObserveRules.UNHEARD_ALERT,
                        alert.path(),
                        alert.origin(),
                        "The alert " + alert.name() + " is written nowhere: "
                                + (monitoring == null
                                        ? "the platform does not say who gathers its metrics."
                                        : "annotations know no alerts."),
                        "Gather metrics by Scraping.serviceMonitors() or Scraping.configuration(…), or take it out.");
            }
        }

        private void name(String what, String name, ModelPath path, Origin origin) {
            if (!NAME.matcher(name).matches()) {
                problems.add(
                        ObserveRules.INVALID_NAME,
                        path,
                        view.run().line(path, origin),
                        "The " + what + " \"" + name
                                + "\" has a name that Prometheus 2 refuses and that later ones take"
                                + " in quotes only.",
                        "Use letters, digits and underscores, no digit first.");
            }
        }
    }
}
