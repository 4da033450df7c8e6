package dev.keelson.core.release;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.emit.tree.OutputTree;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.value.Sink;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the extensions of all environments, each class once, for the files of the whole platform. */
public final class PlatformOutputs {
    private final View view;

    /**
     * Asks the extensions of these environments.
     *
     * @param platform the platform
     * @param environments what is written for each environment
     * @param release what the build says
     * @param output the output directory, for what earlier runs left there
     */
    public PlatformOutputs(RunnablePlatform platform, List<Blueprint> environments, Release release, Path output) {
        this.view = new View(platform, environments, release, output);
    }

    /** {@return the files, with a finding for each mistake in the problems} */
    public PlatformFiles write(Problems problems) {
        Map<Class<?>, PlatformExtension> byClass = new LinkedHashMap<>();
        for (Blueprint blueprint : view.environments()) {
            for (Attached<?> attached : blueprint.model().all(Attached.class)) {
                if (attached.extension() instanceof PlatformExtension extension) {
                    byClass.putIfAbsent(extension.getClass(), extension);
                }
            }
        }
        PlatformFiles files = new PlatformFiles();
        byClass.values()
                .forEach(extension ->
                        extension.platformOutputs().forEach(output -> output.write(view, files, problems)));
        return files;
    }

    private record View(RunnablePlatform platform, List<Blueprint> environments, Release release, Path output)
            implements PlatformView {
        @Override
        public String name() {
            return platform.name();
        }

        @Override
        public Blueprint in(Assignment assignment, Sink.Translation translation) {
            return platform.in(assignment, translation);
        }

        @Override
        public Optional<byte[]> earlier(String path) {
            return OutputTree.read(output, path);
        }
    }
}
