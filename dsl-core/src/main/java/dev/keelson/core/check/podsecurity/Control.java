package dev.keelson.core.check.podsecurity;

/** The controls of the Pod Security Standards. The page {@code docs/checks/pod-security.md} lists them by their numbers. */
enum Control {
    P01("host namespaces", "Leave hostNetwork, hostPID and hostIPC out."),
    P02("privileged containers", "Leave privileged out."),
    P03(
            "capabilities",
            "Add only AUDIT_WRITE, CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, MKNOD, NET_BIND_SERVICE, SETFCAP, SETGID,"
                    + " SETPCAP, SETUID or SYS_CHROOT."),
    P04("host paths", "Use a claim, an emptyDir or a projected volume."),
    P05("host ports", "Leave hostPort out; a Service or a Gateway leads to the pod."),
    P06("hosts of probes", "Leave the host out, so that the pod itself is asked."),
    P07("AppArmor", "Use the profile RuntimeDefault or Localhost, or leave it out."),
    P08(
            "SELinux",
            "Leave user and role out; the type is container_t, container_init_t, container_kvm_t,"
                    + " container_engine_t or left out."),
    P09("proc mount", "Leave procMount out."),
    P10("seccomp", "Use the profile RuntimeDefault or Localhost."),
    P11("sysctls", "Leave the sysctl out; only those that are namespaced and safe are admitted."),
    P12("host processes", "Leave hostProcess out."),
    P13(
            "volume types",
            "Use configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected or secret."),
    P14("privilege escalation", "Set allowPrivilegeEscalation: false on the container."),
    P15("running as non-root", "Set runAsNonRoot: true on the pod and nowhere false."),
    P16("non-root user", "Name a user other than 0; .user(10001) does."),
    P17("seccomp", "Set seccompProfile.type: RuntimeDefault on the pod."),
    P18("capabilities", "Set capabilities.drop: [ALL]; add NET_BIND_SERVICE at most.");

    private final String title;
    private final String fix;

    Control(String title, String fix) {
        this.title = title;
        this.fix = fix;
    }

    String fix() {
        return fix;
    }

    /** Number and title, {@code P01 (host namespaces)}. */
    @Override
    public String toString() {
        return name() + " (" + title + ")";
    }
}
