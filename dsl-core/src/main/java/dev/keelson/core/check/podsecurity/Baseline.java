package dev.keelson.core.check.podsecurity;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodTemplate;
import java.util.List;
import java.util.function.Consumer;

/** The controls of the level {@code baseline}. */
final class Baseline {
    private static final List<String> CAPABILITIES = List.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private static final List<String> SELINUX_TYPES =
            List.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

    private static final List<String> SYSCTLS = List.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ping_group_range",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.tcp_wmem");

    private static final String APPARMOR_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

    private static final List<String> PROBES = List.of("startupProbe", "readinessProbe", "livenessProbe");

    private final Consumer<Violation> out;

    Baseline(Consumer<Violation> out) {
        this.out = out;
    }

    void check(PodTemplate pod) {
        Field spec = pod.spec();
        for (String name : List.of("hostNetwork", "hostPID", "hostIPC")) {
            notTrue(Control.P01, spec.get(name));
        }
        for (Field volume : spec.get("volumes").items()) {
            if (volume.get("hostPath").isPresent()) {
                refuse(Control.P04, volume.get("hostPath"), "mounts a directory of the node");
            }
        }
        for (Field sysctl : spec.get("securityContext", "sysctls").items()) {
            if (!SYSCTLS.contains(sysctl.get("name").text())) {
                refuse(
                        Control.P11,
                        sysctl.get("name"),
                        "sets " + sysctl.get("name").text());
            }
        }
        annotations(pod.metadata().get("annotations"));
        context(spec.get("securityContext"));
        pod.containers().forEach(this::container);
    }

    private void annotations(Field annotations) {
        annotations.texts().forEach((key, value) -> {
            boolean isAdmitted = value.isEmpty() || value.equals("runtime/default") || value.startsWith("localhost/");
            if (key.startsWith(APPARMOR_ANNOTATION) && !isAdmitted) {
                refuse(Control.P07, annotations.get(key), "is " + value);
            }
        });
    }

    private void container(PodContainer each) {
        Field container = each.field();
        Field context = container.get("securityContext");
        context(context);
        notTrue(Control.P02, context.get("privileged"));
        for (Field added : context.get("capabilities", "add").items()) {
            if (!CAPABILITIES.contains(added.text())) {
                out.accept(new Violation(Control.P03, added, "adds " + added.text(), added.text()));
            }
        }
        for (Field port : container.get("ports").items()) {
            if (port.get("hostPort").number() != 0) {
                refuse(
                        Control.P05,
                        port.get("hostPort"),
                        "takes port " + port.get("hostPort").number() + " of the node");
            }
        }
        PROBES.forEach(probe -> host(container.get(probe)));
        host(container.get("lifecycle", "postStart"));
        host(container.get("lifecycle", "preStop"));
        Field proc = context.get("procMount");
        if (!proc.text("Default").equals("Default")) {
            refuse(Control.P09, proc, "is " + proc.text());
        }
    }

    private void host(Field handler) {
        for (String action : List.of("httpGet", "tcpSocket")) {
            Field host = handler.get(action, "host");
            if (!host.text().isEmpty()) {
                refuse(Control.P06, host, "asks " + host.text());
            }
        }
    }

    /** What pods and containers can both say. */
    private void context(Field context) {
        Field apparmor = context.get("appArmorProfile", "type");
        if (apparmor.isPresent() && !List.of("RuntimeDefault", "Localhost").contains(apparmor.text())) {
            refuse(Control.P07, apparmor, "is " + apparmor.text());
        }
        Field selinux = context.get("seLinuxOptions");
        if (!SELINUX_TYPES.contains(selinux.get("type").text())) {
            refuse(Control.P08, selinux.get("type"), "is " + selinux.get("type").text());
        }
        for (String name : List.of("user", "role")) {
            if (!selinux.get(name).text().isEmpty()) {
                refuse(Control.P08, selinux.get(name), "is " + selinux.get(name).text());
            }
        }
        Field seccomp = context.get("seccompProfile", "type");
        if (seccomp.isPresent() && !Seccomp.isFilter(seccomp)) {
            refuse(Control.P10, seccomp, "is " + seccomp.text());
        }
        notTrue(Control.P12, context.get("windowsOptions", "hostProcess"));
    }

    private void notTrue(Control control, Field field) {
        if (field.isTrue()) {
            refuse(control, field, "is true");
        }
    }

    private void refuse(Control control, Field field, String problem) {
        out.accept(new Violation(control, field, problem));
    }
}
