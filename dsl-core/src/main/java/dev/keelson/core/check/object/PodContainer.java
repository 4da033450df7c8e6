package dev.keelson.core.check.object;

/**
 * A container of a pod.
 *
 * @param role when it runs
 * @param field where it is written
 * @since 0.1.0
 */
public record PodContainer(Role role, Field field) {

    /** When a container runs. */
    public enum Role {
        /** As long as the pod. */
        MAIN,
        /** Before the others, or beside them where it says {@code restartPolicy: Always}. */
        INIT,
        /** When somebody adds it to a running pod. */
        EPHEMERAL
    }

    /** {@return its name} */
    public String name() {
        return field.get("name").text();
    }

    /** {@return whether it runs as long as the pod does, so that it can serve} */
    public boolean isLasting() {
        return role == Role.MAIN
                || (role == Role.INIT && field.get("restartPolicy").text().equals("Always"));
    }
}
