package dev.keelson.core.container;

import dev.keelson.core.storage.Mount;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The main container of a workload.
 *
 * @param name its name in the pod
 * @param image what it runs
 * @param command the program, empty for the image's own
 * @param args the arguments, empty for the image's own
 * @param ports what it listens on
 * @param environment its variables, in the order they were said
 * @param startup the probe that holds the others back until it succeeds once
 * @param readiness the probe that decides whether it gets traffic
 * @param liveness the probe that decides whether it is restarted
 * @param resources what it asks of its node
 * @param mounts where volumes appear
 * @since 0.1.0
 */
public record Container(
        String name,
        Image image,
        List<Text> command,
        List<Text> args,
        List<OpenPort> ports,
        List<EnvVariable> environment,
        @Nullable Probe startup,
        @Nullable Probe readiness,
        @Nullable Probe liveness,
        ResourceNeeds resources,
        List<Mount> mounts) {}
