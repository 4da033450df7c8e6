package dev.keelson.core.exposure;

import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.*;
import org.junit.jupiter.api.Test;

class TmpTest {
    @Test
    void t() {
        var b = Platform.of(new com.example.Storefront()).in(Environment.named("t"));
        b.findings().forEach(System.out::println);
        new ManifestLayout(b.resources()).texts().forEach((k, v) -> {
            if (!k.startsWith("live")) System.out.println("== " + k + "\n" + v);
        });
    }
}
