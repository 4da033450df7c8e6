package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.secrets.ExternalSecret;
import dev.keelson.core.secrets.SecretRules;
import dev.keelson.core.storage.StorageRules;
import dev.keelson.core.storage.provision.SharedClaim;
import dev.keelson.core.token.SecretKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the platform is supplied with is used: claims are mounted, secrets and each of their keys are read. A name that
 * stands anywhere in an object without pods counts as a use, because what its controller does with it is not known here.
 */
final class SupplyCheck implements ObjectCheck {
    private record Name(String namespace, String name) {}

    private final View view;
    private final Map<Name, Set<String>> keysRead = new HashMap<>();
    private final Set<Name> readWhole = new HashSet<>();
    private final Set<Name> mounted = new HashSet<>();

    SupplyCheck(View view) {
        this.view = view;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        List<ExternalSecret> secrets = view.all(ExternalSecret.class);
        List<SharedClaim> claims = view.all(SharedClaim.class);
        if ((secrets.isEmpty() && claims.isEmpty()) || !view.run().knowsAll(ModelPath.root())) {
            return;
        }
        objects.templates().forEach(pod -> uses(pod, findings));
        claims.forEach(claim -> claim(claim, objects, findings));
        secrets.forEach(secret -> secret(secret, objects, findings));
    }

    private void uses(PodTemplate pod, ObjectFindings findings) {
        String namespace = pod.owner().namespace();
        for (ConfigSource source : ConfigSource.of(pod, findings)) {
            Name name = new Name(namespace, source.name());
            if (source.kind().equals("Secret")) {
                keysRead.computeIfAbsent(name, first -> new HashSet<>()).addAll(source.keys());
                if (source.keys().isEmpty()) {
                    readWhole.add(name);
                }
            }
        }
        for (Field pull : pod.spec().get("imagePullSecrets").items()) {
            readWhole.add(new Name(namespace, pull.get("name").text()));
        }
        for (Field volume : pod.spec().get("volumes").items()) {
            mounted.add(new Name(
                    namespace, volume.get("persistentVolumeClaim", "claimName").text()));
            mentioned(volume.get("csi"), text -> {
                readWhole.add(new Name(namespace, text));
                return false;
            });
        }
    }

    private void claim(SharedClaim claim, ObjectIndex objects, ObjectFindings findings) {
        Name name = new Name(view.name(claim.ref().namespace()), claim.ref().name());
        boolean isMade = claim.existing() == null;
        if (isMade && !mounted.contains(name) && !isMentioned(name, "PersistentVolumeClaim", objects)) {
            findings.add(
                    StorageRules.UNUSED_CLAIM,
                    Place.of(claim.claim().path(), claim.claim().origin()),
                    "The claim " + claim.ref() + " is defined and nobody mounts it.",
                    "Mount it with mount(\"/directory\", CLAIM), or take it out.");
        }
    }

    private void secret(ExternalSecret secret, ObjectIndex objects, ObjectFindings findings) {
        Name name = new Name(view.name(secret.ref().namespace()), secret.ref().name());
        if (readWhole.contains(name)) {
            return;
        }
        Set<String> read = new HashSet<>(keysRead.getOrDefault(name, Set.of()));
        boolean isRead = !read.isEmpty();
        read.addAll(secret.type().keys());
        secret.composed()
                .forEach(each -> each.parts().stream().map(SecretKey::key).forEach(read::add));
        if ((isRead && read.containsAll(secret.keys())) || isMentioned(name, "ExternalSecret", objects)) {
            return;
        }
        if (!isRead) {
            findings.add(
                    SecretRules.UNUSED_SECRET,
                    Place.of(secret.path(), secret.origin()),
                    "The secret " + secret.ref() + " is fetched and nobody reads it.",
                    "Read it with env(…, SECRET.key(…)) or mount(…, SECRET), or take it out.");
            return;
        }
        secret.fetched().stream()
                .filter(each -> !read.contains(each.key()))
                .forEach(each -> findings.add(
                        SecretRules.UNUSED_SECRET_KEY,
                        Place.of(secret.path().child("keys").child(each.key()), each.origin()),
                        "The key " + each.key() + " of the secret " + secret.ref() + " is fetched and nobody reads it.",
                        "Read it, or take it out: who reads the secret reads all of its keys."));
    }

    private static boolean isMentioned(Name name, String ownKind, ObjectIndex objects) {
        return objects.all().stream()
                .filter(object ->
                        object.namespace().isEmpty() || object.namespace().equals(name.namespace()))
                .filter(object ->
                        !object.kind().equals(ownKind) || !object.name().equals(name.name()))
                .filter(object -> objects.templates().stream().noneMatch(pod -> pod.owner() == object))
                .map(KubernetesObject::root)
                .anyMatch(root -> mentioned(root, name.name()::equals));
    }

    private static boolean mentioned(Field field, Predicate<String> isMeant) {
        return (field.isText() && isMeant.test(field.text()))
                || field.items().stream().anyMatch(item -> mentioned(item, isMeant))
                || field.fields().values().stream().anyMatch(inner -> mentioned(inner, isMeant));
    }
}
