package dev.keelson.core.observe.prometheus;

import dev.keelson.core.config.ConfigMapData;
import dev.keelson.core.extension.Model;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.Alert;
import dev.keelson.core.scaling.HorizontalScaling;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alerts that follow from the components, and the config map with Prometheus' files where that is how it learns of
 * them. Where annotations are, nobody is known to evaluate alerts and none follow.
 *
 * @since 0.1.0
 */
public final class MonitoringDerivation {
    private final Model model;

    /** A derivation over what a definition said. */
    public MonitoringDerivation(Model model) {
        this.model = model;
    }

    /** {@return alerts and config maps} */
    public List<Object> derive() {
        List<Object> facts = new ArrayList<>();
        model.all(Monitoring.class).stream()
                .findFirst()
                .filter(monitoring -> !(monitoring.scraping() instanceof Scraping.Annotations))
                .ifPresent(monitoring -> {
                    List<Target> targets = Target.of(model);
                    List<Alert> alerts = alerts(monitoring, targets);
                    facts.addAll(alerts);
                    if (monitoring.scraping() instanceof Scraping.Configuration configuration) {
                        facts.add(files(monitoring, configuration, targets, alerts));
                    }
                });
        return facts;
    }

    private List<Alert> alerts(Monitoring monitoring, List<Target> targets) {
        Set<Component> scraped = new LinkedHashSet<>();
        targets.forEach(target -> scraped.add(target.component()));
        Set<Component> scaled = new LinkedHashSet<>();
        model.all(HorizontalScaling.class).forEach(scaling -> scaled.add(scaling.component()));
        List<Alert> alerts = new ArrayList<>();
        model.all(Workload.class)
                .forEach(workload -> alerts.addAll(ComponentAlerts.of(
                        monitoring,
                        workload,
                        scraped.contains(workload.component()),
                        scaled.contains(workload.component()))));
        return alerts;
    }

    private ConfigMapData files(
            Monitoring monitoring, Scraping.Configuration configuration, List<Target> targets, List<Alert> derived) {
        List<Alert> alerts = new ArrayList<>(derived);
        alerts.addAll(model.all(Alert.class));
        String platform = model.all(PlatformFacts.class).get(0).name();
        Map<String, Text> files = new LinkedHashMap<>();
        files.put(PrometheusFile.NAME, new PrometheusFile(monitoring, targets).text());
        files.put(RuleFile.NAME, new RuleFile(platform, alerts).text());
        return new ConfigMapData(configuration.config(), files, monitoring.path(), monitoring.origin());
    }
}
