package dev.keelson.core.check;

import dev.keelson.core.config.ConfigMapData;
import dev.keelson.core.container.EnvVariable;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.secrets.SecretRules;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Workload;
import java.util.regex.Pattern;

/** No value that is named like a secret stands in a manifest. */
final class PlainTextCheck implements Check {
    /** The last words of names: {@code DB_PASSWORD}, {@code spring.datasource.password}, {@code clientSecret}. */
    private static final Pattern NAME = Pattern.compile(
            "(?:.*(?:[._-]|(?<=[a-z0-9])(?=[A-Z])))?"
                    + "(?i:password|passwd|passphrase|secret|token|credentials?|api[._-]?key|private[._-]?key|secret[._-]?key|access[._-]?key)");

    /** A switch, a number, a file, an address, or what the kubelet or the program fills in. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?i:true|false|yes|no|on|off|none)|[0-9]*|/.*|[a-z][a-z0-9+.-]*://[^@]*|.*\\$[({].*");

    @Override
    public void check(View view, Problems problems) {
        for (Workload workload : view.all(Workload.class)) {
            workload.pod()
                    .containers()
                    .forEach(container -> container.environment().forEach(variable -> {
                        if (variable.value() instanceof EnvVariable.Literal literal) {
                            value(
                                    view,
                                    problems,
                                    variable.name(),
                                    literal.text(),
                                    "The variable " + variable.name() + " of " + workload.component(),
                                    variable.path(),
                                    variable.origin());
                        }
                    }));
        }
        for (ConfigMapData config : view.all(ConfigMapData.class)) {
            config.entries().forEach((key, text) -> {
                ModelPath path = config.path().child("entries").child(key);
                value(
                        view,
                        problems,
                        key,
                        text,
                        "The key " + key + " of the config map " + config.ref(),
                        path,
                        view.run().line(path, config.origin()));
            });
        }
    }

    private static void value(
            View view, Problems problems, String name, Text text, String what, ModelPath path, Origin origin) {
        if (NAME.matcher(name).matches()
                && view.run().knows(path)
                && !HARMLESS.matcher(view.text(text)).matches()) {
            problems.add(
                    SecretRules.SECRET_IN_PLAIN_TEXT,
                    path,
                    origin,
                    what + " has its value in the manifest, where everybody reads it who may read the manifests.",
                    "Read it from a secret with env(\"…\", SECRET.key(\"…\")); where it is none, accept this with the"
                            + " reason.");
        }
    }
}
