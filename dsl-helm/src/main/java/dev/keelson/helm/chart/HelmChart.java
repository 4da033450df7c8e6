package dev.keelson.helm.chart;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.PlatformDraft;
import java.util.function.Consumer;

/**
 * The word that delivers a platform as a Helm chart too: {@code p.with(HelmChart.described(c -> c.description("…")))}. The
 * chart, its archive and the index of archives are written to {@code charts/}.
 *
 * @since 0.1.0
 */
public final class HelmChart {
    private HelmChart() {}

    /**
     * A chart of all that the platform is, said once. Its version is what the build says, {@code --release-version}.
     *
     * <p>Findings: {@code chart-version}, {@code chart-name}, {@code chart-metadata}, {@code two-charts},
     * {@code chart-differs}, {@code chart-index}, and those of {@link Chart}.
     *
     * @param words what the chart tells of itself and brings along
     */
    public static Facet<PlatformDraft> described(Consumer<? super HelmChartDraft> words) {
        return new Described(words);
    }

    private record Described(Consumer<? super HelmChartDraft> words) implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new HelmExtension();
        }

        @Override
        public Object declare(Scope scope) {
            Origin here = Origin.here();
            Scope own = scope.inner("chart", scope.path().child("chart"));
            HelmChartDraft draft = new HelmChartDraft(own);
            if (words == null) {
                scope.reportNull("with", here);
            } else {
                own.enter(() -> words.accept(draft));
            }
            return draft.build();
        }
    }
}
