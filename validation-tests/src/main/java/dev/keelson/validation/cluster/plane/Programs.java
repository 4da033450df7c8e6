package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;

/** The programs of a control plane, of the Kubernetes version that the Java model knows, and what stands for kubelets. */
final class Programs {
    private static final GoModule KUBERNETES = GoModule.at("kubernetes");
    private static final String VERSION = "k8s.io/component-base/version.gitVersion";

    static final Tool ETCD = Tool.controlPlane("etcd", KUBERNETES.program("go.etcd.io/etcd/server/v3"))
            .tellingVersion("--version");
    static final Tool API_SERVER = kubernetes("kube-apiserver");
    static final Tool CONTROLLER_MANAGER = kubernetes("kube-controller-manager");
    static final Tool SCHEDULER = kubernetes("kube-scheduler");
    static final Tool KWOK = Tool.program("kwok", GoModule.at("kwok").program("sigs.k8s.io/kwok/cmd/kwok"));

    private Programs() {}

    private static Tool kubernetes(String name) {
        return Tool.controlPlane(
                        name,
                        KUBERNETES.program("k8s.io/kubernetes/cmd/" + name).stamped(VERSION))
                .tellingVersion("--version");
    }
}
