package dev.keelson.helm.dependency;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where charts of others come from.
 *
 * @since 0.1.0
 */
public final class Repository {
    private static final String HOST = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?";
    private static final Pattern SITE = Pattern.compile("https?://" + HOST + "(/[A-Za-z0-9._~%/@+-]*)?");
    private static final Pattern REGISTRY = Pattern.compile("oci://" + HOST + "(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");

    private final String url;
    private final List<Defect> defects;

    private Repository(String url, Pattern form, String example) {
        this.url = url;
        this.defects = form.matcher(url).matches()
                ? List.of()
                : List.of(new Defect(
                        DependencyRules.REPOSITORY,
                        "\"" + url + "\" is no repository of charts.",
                        "Name one as in " + example + ".",
                        Origin.here()));
    }

    /**
     * A site with an {@code index.yaml}, {@code https://charts.example.com}.
     *
     * <p>Finding: {@code chart-repository} where it is used.
     */
    public static Repository at(String url) {
        return new Repository(url, SITE, "Repository.at(\"https://charts.example.com\")");
    }

    /**
     * A registry that holds charts beside images, {@code registry.example.com/charts}.
     *
     * <p>Finding: {@code chart-repository} where it is used.
     *
     * @param place the registry's host, and the path above the charts
     */
    public static Repository oci(String place) {
        return new Repository("oci://" + place, REGISTRY, "Repository.oci(\"registry.example.com/charts\")");
    }

    /** {@return what is wrong with it} */
    public List<Defect> defects() {
        return defects;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Repository repository && url.equals(repository.url);
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }

    /** {@return its address as a chart has it, {@code oci://registry.example.com/charts}} */
    @Override
    public String toString() {
        return url;
    }
}
