package com.acme.platform;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.istio.mesh.Mesh;

/** Who proves to whom who they are: all components, monitoring included, which is how metrics travel encrypted too. */
final class ServiceMesh {
    static final Toggle ENABLED =
            Setting.toggle("global.mesh.enabled").onByDefault().describedAs("Puts all components into the Istio mesh.");

    private ServiceMesh() {}

    static void define(PlatformDraft p) {
        p.with(
                p.get(ENABLED)
                        ? Mesh.istio(m -> m.foreigner(Foundation.GATEWAY, "ingress-nginx"))
                        : Mesh.none("the mesh is switched off"));
    }
}
