package dev.keelson.core.check;

import dev.keelson.core.config.ConfigMapData;
import dev.keelson.core.config.ConfigRules;
import dev.keelson.core.container.Container;
import dev.keelson.core.container.EnvVariable;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.storage.Mount;
import dev.keelson.core.storage.Volume;
import dev.keelson.core.storage.files.FileSource;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.workload.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the config maps and secrets that pods read can be there, and have the keys that are read.
 */
final class ConfigReferenceCheck implements Check {

    @Override
    public void check(View view, Problems problems) {
        new Scan(view, problems).run();
    }

    private static final class Scan {
        private final View view;
        private final Problems problems;
        private final Map<ConfigRef, ConfigMapData> defined = new LinkedHashMap<>();

        Scan(View view, Problems problems) {
            this.view = view;
            this.problems = problems;
            view.all(ConfigMapData.class).forEach(config -> defined.put(config.ref(), config));
        }

        void run() {
            view.all(Workload.class).forEach(this::workload);
        }

        private void workload(Workload workload) {
            workload.pod().containers().forEach(container -> {
                container.environment().forEach(variable -> variable(workload, variable));
                workload.pod().volumes().forEach(volume -> volume(workload, container, volume));
            });
            workload.pod()
                    .pullSecrets()
                    .forEach(secret -> sameNamespace(
                            workload,
                            secret.namespace(),
                            "pull secret " + secret,
                            workload.path().child("pullSecret"),
                            view.run().line(workload.path().child("pullSecret"), workload.origin())));
        }

        private void variable(Workload workload, EnvVariable variable) {
            if (variable.value() instanceof EnvVariable.FromConfig config) {
                key(config.key().key(), config.key().origin(), variable.path());
                reference(workload, config.key().source(), config.key().key(), variable.path(), variable.origin());
            } else if (variable.value() instanceof EnvVariable.FromSecret secret) {
                view.run().use(secret.key().source(), variable.path());
                key(secret.key().key(), secret.key().origin(), variable.path());
                sameNamespace(
                        workload,
                        secret.key().source().namespace(),
                        "secret " + secret.key().source(),
                        variable.path(),
                        variable.origin());
            }
        }

        private void key(String key, Origin origin, ModelPath path) {
            ConfigRules.key(key, origin).ifPresent(defect -> problems.add(defect, path));
        }

        private void volume(Workload workload, Container container, Volume volume) {
            container.mounts().stream()
                    .filter(mount -> mount.volume().equals(volume.name()))
                    .findFirst()
                    .ifPresent(mount -> mounted(workload, container, volume, mount));
        }

        private void mounted(Workload workload, Container container, Volume volume, Mount mount) {
            ModelPath path = container.path().child("mounts").child(mount.path());
            for (FileSource source : volume.sources()) {
                if (source instanceof FileSource.FromConfig files) {
                    reference(workload, files.ref(), null, path, source.origin());
                    files.keys().forEach(file -> {
                        key(file.key(), file.origin(), path);
                        key(workload, files.ref(), file.key(), path, file.origin());
                    });
                } else if (source instanceof FileSource.FromSecret files) {
                    files.keys().forEach(file -> key(file.key(), file.origin(), path));
                    sameNamespace(workload, files.ref().namespace(), "secret " + files.ref(), path, source.origin());
                }
            }
            if (volume instanceof Volume.OfClaim shared) {
                sameNamespace(workload, shared.claim().namespace(), "claim " + shared.claim(), path, shared.origin());
            }
        }

        private void reference(Workload workload, ConfigRef ref, @Nullable String key, ModelPath path, Origin origin) {
            view.run().use(ref, path);
            sameNamespace(workload, ref.namespace(), "config map " + ref, path, origin);
            ConfigMapData config = defined.get(ref);
            if (config == null && ref.isOwned() && view.run().knows(ModelPath.root())) {
                problems.add(Finding.of(
                                ConfigRules.UNDEFINED_CONFIG,
                                path,
                                origin,
                                workload.component() + " reads the config map " + ref + ", which nobody fills.",
                                "Fill it with p.config(…), or name it with existingConfig(…) if somebody else does.")
                        .also("named here", ref.origin()));
            }
            if (key != null) {
                key(workload, ref, key, path, origin);
            }
        }

        private void key(Workload workload, ConfigRef ref, String key, ModelPath path, Origin origin) {
            ConfigMapData config = defined.get(ref);
            if (config != null
                    && view.run().knows(config.path())
                    && !config.entries().containsKey(key)) {
                String hint = Suggestion.didYouMean(key, config.entries().keySet());
                problems.add(Finding.of(
                                ConfigRules.UNDEFINED_CONFIG_KEY,
                                path,
                                origin,
                                workload.component() + " reads the key " + key + " of the config map " + ref
                                        + ", which does not have it.",
                                hint + "Its keys are "
                                        + String.join(", ", config.entries().keySet()) + ".")
                        .also("filled here", config.origin()));
            }
        }

        private void sameNamespace(Workload workload, Namespace home, String what, ModelPath path, Origin origin) {
            if (!home.equals(workload.component().namespace())) {
                problems.add(
                        ConfigRules.OTHER_NAMESPACE,
                        path,
                        origin,
                        workload.component() + " reads the " + what + ", which is in another namespace.",
                        "Pods read only what is in their own namespace: name one there.");
            }
        }
    }
}
