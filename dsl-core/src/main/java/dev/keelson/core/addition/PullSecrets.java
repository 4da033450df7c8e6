package dev.keelson.core.addition;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.value.Texts;

/**
 * The secrets with which all pods pull their images, beside those that the definition names: {@code global.imagePullSecrets}.
 *
 * @param names their names; a pod that names one itself has it once
 * @since 0.1.0
 */
public record PullSecrets(Texts names) {
    /** {@return those of all pods of the platform} */
    public static PullSecrets ofAll(Scope scope) {
        ModelPath path = scope.path().child("global").child("imagePullSecrets");
        return new PullSecrets(scope.openNames(
                path,
                Bounds.of(Characters.DNS_NAME),
                "Secrets with which all pods pull their images, beside their own."));
    }
}
