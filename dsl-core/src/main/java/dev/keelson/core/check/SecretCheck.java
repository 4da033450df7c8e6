package dev.keelson.core.check;

import dev.keelson.core.check.reference.ReferenceRules;
import dev.keelson.core.config.ConfigRules;
import dev.keelson.core.container.EnvVariable;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.secrets.ExternalSecret;
import dev.keelson.core.secrets.SecretRules;
import dev.keelson.core.storage.files.FileSource;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.workload.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Secrets that are read are fetched, hold what their type and their templates ask for, and are where their store is. */
final class SecretCheck implements Check {

    @Override
    public void check(View view, Problems problems) {
        new Scan(view, problems).run();
    }

    private static final class Scan {
        private final View view;
        private final Problems problems;
        private final Map<SecretRef, ExternalSecret> fetched = new LinkedHashMap<>();
        private final Set<String> written = new HashSet<>();
        private final Set<SecretRef> reported = new HashSet<>();

        Scan(View view, Problems problems) {
            this.view = view;
            this.problems = problems;
            view.all(ExternalSecret.class).forEach(secret -> fetched.put(secret.ref(), secret));
            view.resources().all().stream()
                    .filter(resource -> resource.kind().endsWith("Secret"))
                    .forEach(resource -> written.add(id(resource.object())));
        }

        private static String id(HasMetadata object) {
            return object.getMetadata() == null
                    ? ""
                    : object.getMetadata().getNamespace() + "/"
                            + object.getMetadata().getName();
        }

        void run() {
            view.all(Workload.class).forEach(this::workload);
            fetched.values().forEach(this::secret);
        }

        private void workload(Workload workload) {
            workload.pod()
                    .containers()
                    .forEach(container -> container.environment().forEach(variable -> {
                        if (variable.value() instanceof EnvVariable.FromSecret secret) {
                            exists(workload, secret.key().source(), variable.path(), variable.origin());
                        }
                    }));
            workload.pod().volumes().forEach(volume -> volume.sources().forEach(source -> {
                if (source instanceof FileSource.FromSecret files) {
                    exists(workload, files.ref(), workload.path().child("mounts"), files.origin());
                }
            }));
            ModelPath pull = workload.path().child("pullSecret");
            workload.pod()
                    .pullSecrets()
                    .forEach(secret -> exists(workload, secret, pull, view.run().line(pull, workload.origin())));
        }

        private void exists(Workload workload, SecretRef ref, ModelPath path, Origin origin) {
            if (ref.isOwned()
                    && !fetched.containsKey(ref)
                    && !written.contains(ref.toString())
                    && view.run().knows(ModelPath.root())
                    && reported.add(ref)) {
                problems.add(Finding.of(
                                SecretRules.UNDEFINED_SECRET,
                                path,
                                origin,
                                workload.component() + " reads the secret " + ref + ", which nobody fetches.",
                                "Fetch it with p.externalSecret(…), or name it with existingSecret(…) if somebody else"
                                        + " makes it.")
                        .also("named here", ref.origin()));
            }
        }

        private void secret(ExternalSecret secret) {
            if (!view.run().knows(secret.path())) {
                return;
            }
            if (secret.fetched().isEmpty() && secret.extracted().isEmpty()) {
                problems.add(
                        SecretRules.EMPTY_SECRET,
                        secret.path(),
                        secret.origin(),
                        "The external secret " + secret.ref() + " fetches nothing.",
                        "Say key(\"name\", \"path#property\") for each value, or extract(\"path\") for all of one path.");
            }
            ModelPath fetched = secret.path().child("keys");
            secret.fetched().forEach(each -> key(each.key(), fetched.child(each.key()), each.origin()));
            secret.composed().forEach(each -> {
                key(each.key(), each.path(), each.origin());
                each.parts().forEach(part -> part(secret, each, part));
            });
            type(secret);
            store(secret);
        }

        private void key(String key, ModelPath path, Origin origin) {
            ConfigRules.key(key, origin).ifPresent(defect -> problems.add(defect, path));
        }

        private void part(ExternalSecret secret, ExternalSecret.Composed composed, SecretKey part) {
            boolean own = part.source().equals(secret.ref());
            boolean known =
                    secret.fetched().stream().anyMatch(each -> each.key().equals(part.key()));
            if (!own || (!known && secret.extracted().isEmpty())) {
                String keys = String.join(
                        ", ",
                        secret.fetched().stream()
                                .map(ExternalSecret.Fetched::key)
                                .toList());
                problems.add(
                        ReferenceRules.UNDEFINED_SECRET_KEY,
                        composed.path(),
                        composed.origin(),
                        "The key " + composed.key() + " of the secret " + secret.ref() + " is made of the key "
                                + part.key()
                                + (own
                                        ? ", which the secret does not fetch."
                                        : " of the secret " + part.source() + "."),
                        own
                                ? Suggestion.didYouMean(
                                                part.key(),
                                                secret.fetched().stream()
                                                        .map(ExternalSecret.Fetched::key)
                                                        .toList())
                                        + (keys.isEmpty() ? "Fetch it with key(…)." : "It fetches " + keys + ".")
                                : "A template sees the values of its own secret: fetch the value with key(…) there.");
            }
        }

        private void type(ExternalSecret secret) {
            for (String key : secret.type().keys()) {
                if (secret.extracted().isEmpty() && !secret.keys().contains(key)) {
                    ModelPath path = secret.path().child("type");
                    problems.add(
                            SecretRules.MISSING_KEY_OF_TYPE,
                            path,
                            view.run().line(path, secret.origin()),
                            "The secret " + secret.ref() + " is of the type " + secret.type() + " and lacks the key "
                                    + key + ", so that the API server refuses it.",
                            "Say key(\"" + key + "\", \"…\"), or leave type(…) out.");
                }
            }
        }

        private void store(ExternalSecret secret) {
            secret.store()
                    .namespace()
                    .filter(home -> !home.equals(secret.ref().namespace()))
                    .ifPresent(home -> problems.add(
                            ConfigRules.OTHER_NAMESPACE,
                            secret.path(),
                            secret.origin(),
                            "The external secret " + secret.ref() + " asks the store " + secret.store()
                                    + ", which is in another namespace.",
                            "Name a store of its own namespace, or one of the cluster with"
                                    + " SecretStore.existingClusterStore(…)."));
        }
    }
}
