package com.example.mistakes;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Artifacts;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.extension.Output;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.platform.PlatformDraft;
import java.util.List;

/** Files of an extension that cannot be where they are to be. */
final class Outputs {
    private Outputs() {}

    static final class OutputPath implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.with(new Note("mesh", "../istio-operator.yaml"));
            p.with(new Note("manifests", "extra.yaml"));
        }
    }

    static final class SameOutput implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.with(new Note("mesh", "istio-operator.yaml"));
            p.with(new Note("mesh", "istio-operator.yaml"));
            p.with(new Note("mesh", "Istio-Operator.yaml"));
        }
    }

    /** A file with nothing but a note. */
    private record Note(String area, String name) implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new Notes();
        }

        @Override
        public Object declare(Scope scope) {
            return this;
        }
    }

    private static final class Notes implements Extension {
        @Override
        public List<Output> outputs() {
            return List.of(Notes::write);
        }

        private static void write(View view, Artifacts out) {
            view.attached(Note.class)
                    .forEach(each -> out.text(
                            each.fact().area(),
                            each.fact().name(),
                            "a note\n",
                            new Source(null, each.path(), each.origin(), "somebody noted it")));
        }
    }
}
