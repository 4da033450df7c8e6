package dev.keelson.core.observe.grafana;

import dev.keelson.core.config.ConfigMapData;
import dev.keelson.core.extension.Model;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.Scrape;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The config map with the dashboard, where the platform asks for one.
 *
 * @since 0.1.0
 */
public final class DashboardDerivation {
    private static final String LABEL = "grafana_dashboard";

    private final Model model;

    /** A derivation over what a definition said. */
    public DashboardDerivation(Model model) {
        this.model = model;
    }

    /** {@return the config map, none where nobody asks for it} */
    public List<ConfigMapData> derive() {
        return model.all(Monitoring.class).stream()
                .limit(1)
                .flatMap(monitoring ->
                        Optional.ofNullable(monitoring.dashboards()).stream().map(ref -> config(ref, monitoring)))
                .toList();
    }

    private ConfigMapData config(ConfigRef ref, Monitoring monitoring) {
        OverviewDashboard dashboard = new OverviewDashboard(monitoring);
        model.all(Workload.class)
                .forEach(workload -> dashboard.row(
                        workload,
                        model.all(Scrape.class).stream()
                                .filter(scrape -> scrape.component().equals(workload.component()))
                                .findFirst()));
        String platform = model.all(PlatformFacts.class).get(0).name();
        Map<String, Text> files = new LinkedHashMap<>();
        files.put(platform + ".json", dashboard.text(platform));
        return new ConfigMapData(
                ref, files, Map.of(LABEL, "1"), monitoring.path().child("dashboards"), monitoring.origin());
    }
}
