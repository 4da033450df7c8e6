package dev.keelson.validation.kubeconform;

import java.util.List;

/**
 * What one run of kubeconform found.
 *
 * @param objects how many objects it judged, so that a test can tell "nothing wrong" from "nothing read"
 * @param findings what is wrong, ordered by file and object
 * @since 0.1.0
 */
public record KubeconformReport(int objects, List<KubeconformFinding> findings) {}
