package dev.keelson.validation.cluster.vertical;

import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;

/** The programs of the VerticalPodAutoscaler. */
final class VerticalPrograms {
    private static final GoModule MODULE = GoModule.at("vpa");
    private static final String PROJECT = "k8s.io/autoscaler/vertical-pod-autoscaler/pkg/";

    static final Tool RECOMMENDER = Tool.own("vpa-recommender", MODULE.program(PROJECT + "recommender"));
    static final Tool UPDATER = Tool.own("vpa-updater", MODULE.program(PROJECT + "updater"));
    /** The project's own program listens on every address. */
    static final Tool ADMISSION = Tool.own("vpa-admission", MODULE.own("admission"));

    private VerticalPrograms() {}
}
