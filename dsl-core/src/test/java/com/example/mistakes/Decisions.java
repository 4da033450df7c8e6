package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;

/** Warnings that somebody decided to live with. */
final class Decisions {
    private static final Image NEWEST = Image.parse("docker.io/library/nginx:latest");

    private Decisions() {}

    static final class AcceptedWarnings implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, NEWEST, d -> {
                sized(d);
                d.port(HTTP).accept("no-readiness", "it starts in a moment");
            });
            p.deployment(WORKER, NEWEST, d -> d.port(HTTP));
            p.accept("floating-image", "a playground");
            p.defaults(c -> c.accept("no-resources", "a playground"));
        }
    }

    static final class PointlessAccept implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.accept("no-readiness", "it has a probe all the same");
            });
            p.deployment(WORKER, NEWEST, d -> {
                sized(d);
                d.accept("floating-images", "a playground");
                d.accept("same-port-number", "two of them");
                d.port(HTTP).port(Port.http("admin", 8080));
            });
            p.accept("not-mounted", "nothing is mounted here");
            p.defaults(c -> c.accept("no-resources", "everybody says it"));
        }
    }
}
