package dev.keelson.helm.templates;

import dev.keelson.helm.family.Families;
import dev.keelson.helm.family.Family;
import dev.keelson.helm.family.Hints;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.symbol.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Writes objects that are alike by one named template, which is given what differs. */
final class FamilyWriter {
    /** How many lines have to be saved before somebody who reads an object is sent elsewhere. */
    private static final int WORTH = 20;

    private static final Pattern WORD = Pattern.compile("(?:<[^>]*>|[^A-Za-z0-9])+([a-z0-9]?)");

    private static final Pattern NEEDS_ROOT = Pattern.compile("[ ($]\\" + Words.ROOT + "\\b");

    private final Definitions definitions;
    private final Words words;
    private final BiConsumer<Template.Fields, Writing> body;
    private final Map<Template.Value, String> calls = new LinkedHashMap<>();

    /** Where and with which words an object is written. */
    record Writing(Words words, Lines lines) {}

    FamilyWriter(Definitions definitions, Words words, BiConsumer<Template.Fields, Writing> body) {
        this.definitions = definitions;
        this.words = words;
        this.body = body;
    }

    /** Writes the named templates of these objects, which know holes of these names. */
    void define(Collection<Template> objects, Map<String, String> names) {
        Hints hints = new Hints(names, words.texture()::isSimple, words::isMore);
        new Families(hints).of(objects).forEach(this::define);
    }

    /** {@return what writes an object, none where it stands for itself} */
    Optional<String> call(Template.Value object) {
        return Optional.ofNullable(calls.get(object));
    }

    private void define(Family family) {
        Words inside = words.within(Words.ROOT);
        Lines lines = new Lines();
        body.accept(family.common(), new Writing(inside, lines));
        if (lines.size() * (family.members().size() - 1) < WORTH || lines.endLoosely() || !lines.beginVisibly()) {
            return;
        }
        String text = lines.text(true);
        boolean needsRoot = NEEDS_ROOT.matcher(text).find();
        String name = definitions.use(
                Definitions.File.TESTS,
                WORD.matcher(family.pattern()).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT)),
                full -> "{{/* " + comment(family, needsRoot) + " */}}\n{{- define "
                        + Code.string(full).text() + " -}}\n" + text + "{{- end }}\n");
        family.members().forEach((object, holes) -> calls.put(object, call(name, holes, needsRoot)));
    }

    private static String comment(Family family, boolean needsRoot) {
        List<String> given = new ArrayList<>(needsRoot ? List.of(Family.ROOT) : List.of());
        given.addAll(family.members().values().iterator().next().keySet());
        return Labels.text(family.common().children().get("kind")) + " " + family.pattern() + ". Takes "
                + String.join(", ", given) + ".";
    }

    private String call(String name, Map<String, List<Part>> holes, boolean needsRoot) {
        List<Code> arguments = new ArrayList<>();
        if (needsRoot) {
            arguments.add(Code.string(Family.ROOT));
            arguments.add(words.context());
        }
        Scalars scalars = new Scalars(words);
        holes.forEach((hole, parts) -> {
            arguments.add(Code.string(hole));
            arguments.add(scalars.code(parts));
        });
        Code call = Code.call("include", Code.string(name), Code.call("dict", arguments.toArray(Code[]::new)));
        return "{{ " + call.text() + " }}";
    }
}
