package dev.keelson.core.draft;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Form;
import dev.keelson.core.value.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value that an override, a values file or the user of a chart may change: a declared input, or the literal of a
 * single-value word.
 *
 * @param path where it is addressed
 * @param kind what shape it has
 * @param type the name of its type, for reports
 * @param form how it is written, null for toggles
 * @param byDefault its value where nobody says otherwise, null where it is optional
 * @param value its value in this run, null where it has none
 * @param bounds what it is held to
 * @param alternatives the texts a choice may be
 * @param description what it is for
 * @param implicit whether it is a word's literal and not a declared input
 * @param origin the line that declared or said it
 * @since 0.1.0
 */
public record Parameter(
        String path,
        Kind kind,
        String type,
        @Nullable Form form,
        @Nullable Object byDefault,
        @Nullable Object value,
        Bounds bounds,
        List<String> alternatives,
        String description,
        boolean implicit,
        Origin origin) {

    static Parameter toggle(Toggle toggle, boolean value, List<String> positions) {
        return new Parameter(
                toggle.path(),
                Kind.TOGGLE,
                "toggle",
                null,
                toggle.isOnByDefault(),
                value,
                Bounds.NONE,
                positions,
                toggle.description(),
                false,
                toggle.origin());
    }

    static Parameter choice(
            String path,
            Enum<?> byDefault,
            Enum<?> value,
            List<String> names,
            String description,
            boolean implicit,
            Origin origin) {
        return new Parameter(
                path,
                Kind.CHOICE,
                "choice",
                null,
                byDefault.toString(),
                value.toString(),
                Bounds.NONE,
                names,
                description,
                implicit,
                origin);
    }

    static Parameter optionalText(
            String path, @Nullable Object value, Bounds bounds, String description, Origin origin) {
        return new Parameter(
                path, Kind.SCALAR, "text", Form.TEXT, null, value, bounds, List.of(), description, true, origin);
    }

    static Parameter literal(
            String path,
            ValueType<?> type,
            @Nullable Object byDefault,
            @Nullable Object value,
            Bounds bounds,
            Origin origin) {
        return new Parameter(
                path, Kind.SCALAR, type.name(), type.form(), byDefault, value, bounds, List.of(), "", true, origin);
    }

    static Parameter names(String path, Object value, Bounds bounds, String description, Origin origin) {
        return new Parameter(
                path, Kind.SCALAR, "texts", Form.LIST, List.of(), value, bounds, List.of(), description, true, origin);
    }

    static Parameter entries(String path, Map<String, String> value, Bounds bounds, String description, Origin origin) {
        return new Parameter(
                path, Kind.ENTRIES, "entries", null, Map.of(), value, bounds, List.of(), description, true, origin);
    }

    /** {@return whether the other one says the same, at the same line: two runs say most things alike} */
    public boolean isLike(Parameter other) {
        return path.equals(other.path)
                && kind == other.kind
                && type.equals(other.type)
                && form == other.form
                && Objects.equals(byDefault, other.byDefault)
                && Objects.equals(value, other.value)
                && bounds.equals(other.bounds)
                && alternatives.equals(other.alternatives)
                && description.equals(other.description)
                && implicit == other.implicit
                && origin.toString().equals(other.origin.toString());
    }

    /** The shape of a parameter. */
    public enum Kind {
        /** A symbol. */
        SCALAR,
        /** On or off. */
        TOGGLE,
        /** One of a few names. */
        CHOICE,
        /** Texts by keys that nobody foresees. */
        ENTRIES
    }
}
