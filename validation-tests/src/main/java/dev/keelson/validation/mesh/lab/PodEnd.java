package dev.keelson.validation.mesh.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The last time of a pod, in the order in which a cluster has it.
 *
 * @param pod the pod
 * @param learning how long others still lead to it
 * @param beforeStop how long its container serves before it is asked to end
 */
record PodEnd(LabPod pod, Duration learning, Duration beforeStop) {
    private static final Duration STEP = Duration.ofMillis(10);

    /** Returns when its container has ended, which is killed once its time is up. */
    void run(Runnable learnt) {
        long begin = System.nanoTime();
        Duration grace = pod.plan().template().grace();
        boolean told = false;
        boolean asked = false;
        while (pod.app().isAlive()) {
            Duration gone = Duration.ofNanos(System.nanoTime() - begin);
            if (!told && gone.compareTo(learning) >= 0) {
                learnt.run();
                told = true;
            }
            if (!asked && gone.compareTo(beforeStop) >= 0) {
                pod.app().terminate();
                asked = true;
            }
            if (gone.compareTo(grace) > 0) {
                pod.app().kill();
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
