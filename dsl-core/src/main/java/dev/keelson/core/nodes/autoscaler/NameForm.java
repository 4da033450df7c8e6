package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.ValueRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names that the autoscaler reads may be made of. */
enum NameForm {
    GROUP("[A-Za-z0-9][A-Za-z0-9._/+-]*", "letters, digits and . _ / + -"),
    ARGUMENT("[a-z][a-z0-9-]*", "lower-case letters, digits and -");

    private final Pattern pattern;
    private final String characters;

    NameForm(String pattern, String characters) {
        this.pattern = Pattern.compile(pattern);
        this.characters = characters;
    }

    /** {@return what is wrong with a name, or null} */
    @Nullable
    Defect check(String what, String name, Origin at) {
        return ValueRules.strayed(name, at)
                .orElseGet(() -> pattern.matcher(name).matches()
                        ? null
                        : new Defect(
                                ValueRules.INVALID_VALUE,
                                "\"" + name + "\" is not the name of a " + what + ".",
                                "Use " + characters + ".",
                                at));
    }
}
