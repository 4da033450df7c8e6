package dev.keelson.core.exposure;

import dev.keelson.core.certificate.Certificate;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Text;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps certificates where the door reads them. In a namespace of the door's own they have the exposure's namespace before
 * their name, so that exposures of two namespaces, or of two releases, do not meet there.
 *
 * @since 0.1.0
 */
public final class CredentialPlacement {
    private CredentialPlacement() {}

    /** {@return the model with certificates and their secrets where its door reads them} */
    public static Model of(Model said) {
        Model placed = said;
        for (Attached<Door> door : said.attached(Door.class)) {
            Namespace home = door.fact().credentials().orElse(null);
            if (home != null) {
                placed = placed(placed, home);
            }
        }
        return placed;
    }

    private static Model placed(Model said, Namespace home) {
        Map<ModelPath, Exposure> asking = new HashMap<>();
        said.all(Exposure.class).stream()
                .filter(exposure -> exposure.tls() instanceof Tls.Issued)
                .filter(exposure -> !exposure.ref().namespace().equals(home))
                .forEach(exposure -> asking.put(exposure.path().child("tls"), exposure));
        return said.with(Certificate.class, certificate -> {
                    Exposure exposure = asking.get(certificate.path());
                    return exposure == null
                            ? certificate
                            : certificate.in(
                                    home,
                                    prefixed(exposure, certificate.name()),
                                    prefixed(exposure, certificate.secretName()));
                })
                .with(
                        Exposure.class,
                        exposure -> asking.containsKey(exposure.path().child("tls"))
                                        && exposure.tls() instanceof Tls.Issued issued
                                ? exposure.with(new Tls.Issued(
                                        issued.issuer(), prefixed(exposure, issued.secretName()), issued.origin()))
                                : exposure);
    }

    private static Text prefixed(Exposure exposure, Text name) {
        return Text.of(exposure.ref().namespace().written(), "-", name);
    }
}
