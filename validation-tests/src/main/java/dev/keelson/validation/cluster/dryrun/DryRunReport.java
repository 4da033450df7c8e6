package dev.keelson.validation.cluster.dryrun;

import java.util.List;

/**
 * What the dry run of an environment found. {@code assertThat(report.findings()).isEmpty()} tells all of it.
 *
 * @param objects how many objects the API server judged, so that a test can tell "nothing wrong" from "nothing asked"
 * @param pods how many pods of templates it judged
 * @param claims how many claims of templates it judged
 * @param findings what is wrong, in the order in which the environment is applied
 * @since 0.1.0
 */
public record DryRunReport(int objects, int pods, int claims, List<DryRunFinding> findings) {

    /** Keeps the findings from changing. */
    public DryRunReport {
        findings = List.copyOf(findings);
    }
}
