package dev.keelson.helm.templates;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.helm.release.ReleaseNamespace;
import dev.keelson.helm.values.Values;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the values of a chart stand for its templates: each under its path, and in a subchart without the key under which
 * the chart around it has the subchart's values.
 *
 * @param release which namespace is that of a release
 * @param key the key of the subchart, empty for a chart that is none
 * @since 0.1.0
 */
public record ValuesRoot(ReleaseNamespace release, String key) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** {@return the values of a chart that is no subchart} */
    public static ValuesRoot of(ReleaseNamespace release) {
        return new ValuesRoot(release, "");
    }

    /** {@return whether the release itself gives the setting of that path its value} */
    boolean isOfRelease(String path) {
        return release.names(path);
    }

    /** {@return whether templates of this chart can read the value of that path} */
    public boolean reaches(String path) {
        String first = ModelPath.parse(path).segments().get(0);
        return key.isEmpty() || isOfRelease(path) || first.equals(key) || first.equals(Values.GLOBAL);
    }

    /** {@return the place of a value in the values, or in what Helm knows of the release} */
    Code place(String root, String path) {
        if (isOfRelease(path)) {
            return Code.operand(root + ReleaseNamespace.TEMPLATE);
        }
        StringBuilder place = new StringBuilder(root + ".Values");
        boolean isOperand = true;
        for (String segment : steps(path)) {
            if (IDENTIFIER.matcher(segment).matches()) {
                place = isOperand ? place : new StringBuilder("(" + place + ")");
                place.append('.').append(segment);
                isOperand = true;
            } else {
                String step = " " + Code.string(segment).text();
                place = isOperand ? new StringBuilder("index " + place + step) : place.append(step);
                isOperand = false;
            }
        }
        return isOperand ? Code.operand(place.toString()) : new Code(place.toString(), false);
    }

    private List<String> steps(String path) {
        List<String> steps = ModelPath.parse(path).segments();
        return steps.get(0).equals(key) ? steps.subList(1, steps.size()) : steps;
    }
}
