package dev.keelson.core.check.object;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Finding.Site;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in the model and in which lines a finding about an object belongs.
 *
 * @param path the model path
 * @param sites the lines, the one to open first
 * @since 0.1.0
 */
public record Place(ModelPath path, List<Site> sites) {
    /** Keeps the lines from changing. */
    public Place {
        sites = List.copyOf(sites);
    }

    /** {@return a place with a single line} */
    public static Place of(ModelPath path, Origin origin) {
        return new Place(path, List.of(new Site(origin, "")));
    }

    /** {@return this place with one more line and its part in the finding} */
    public Place also(String role, Origin origin) {
        List<Site> longer = new ArrayList<>(sites);
        longer.add(new Site(origin, role));
        return new Place(path, longer);
    }

    /** {@return the line to open first} */
    public Origin origin() {
        return sites.get(0).origin();
    }

    Finding finding(Rule rule, String message, String fix) {
        return new Finding(rule, path, message, fix, sites);
    }
}
