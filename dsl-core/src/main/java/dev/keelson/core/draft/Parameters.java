package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a run, each at a path that no other has and that does not lie inside another's. */
final class Parameters {
    /** What makes two declarations of one path the same: one is then read twice, and no conflict. */
    private record Declaration(String type, String byDefault, String origin) {}

    private final Problems problems;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();

    Parameters(Problems problems) {
        this.problems = problems;
    }

    /** Whether nobody declared the path before; if somebody else did, a finding says so. */
    boolean isNew(String path, String type, @Nullable Object byDefault, Origin origin) {
        Declaration declaration = new Declaration(type, String.valueOf(byDefault), origin.toString());
        Declaration earlier = declarations.putIfAbsent(path, declaration);
        Parameter first = parameters.get(path);
        if (earlier != null && first != null && !earlier.equals(declaration)) {
            problems.add(Finding.of(
                            DraftRules.PATH_CONFLICT,
                            ModelPath.parse(path),
                            origin,
                            "Two values have the path " + path + ".",
                            "Give one of the two another path.")
                    .also("first here", first.origin()));
        }
        return earlier == null;
    }

    /** Whether what the path stands for is of that type, as it is not after a conflict. */
    boolean isOf(String path, String type) {
        Declaration declaration = declarations.get(path);
        return declaration != null && declaration.type().equals(type);
    }

    void add(Parameter parameter) {
        parameters.put(parameter.path(), parameter);
    }

    @Nullable
    Object value(String path) {
        Parameter parameter = parameters.get(path);
        return parameter == null ? null : parameter.value();
    }

    List<Parameter> all() {
        return List.copyOf(parameters.values());
    }

    Set<String> paths() {
        return parameters.keySet();
    }

    void reportNestedPaths() {
        // Sorting some hundred paths in each of some hundred runs costs more than asking first.
        if (parameters.keySet().stream().noneMatch(this::liesInAnother)) {
            return;
        }
        Map<String, Parameter> sorted = new TreeMap<>();
        parameters.values().forEach(each -> sorted.put(each.path() + '.', each));
        Set<String> reported = new HashSet<>();
        @Nullable Parameter outer = null;
        for (Parameter each : sorted.values()) {
            if (outer != null && each.path().startsWith(outer.path() + '.')) {
                if (!reported.add(outer.path())) {
                    continue;
                }
                problems.add(Finding.of(
                                DraftRules.PATH_CONFLICT,
                                ModelPath.parse(each.path()),
                                each.origin(),
                                each.path() + " lies inside " + outer.path() + ", which is a value itself.",
                                "Give one of the two another path.")
                        .also(outer.path(), outer.origin()));
            } else {
                outer = each;
            }
        }
    }

    private boolean liesInAnother(String path) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (parameters.containsKey(path.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }
}
