package dev.keelson.helm.dependency;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A chart of somebody else, and which of its versions will do.
 *
 * @since 0.1.0
 */
public final class Dependency {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");

    private final String name;
    private final VersionRange range;
    private final Repository repository;
    private final String key;
    private final List<Defect> defects;

    private Dependency(String name, VersionRange range, Repository repository, String key, Origin here) {
        this.name = name;
        this.range = range;
        this.repository = repository;
        this.key = key;
        List<Defect> wrong = new ArrayList<>(range.defects());
        wrong.addAll(repository.defects());
        if (!NAME.matcher(name).matches() || !KEY.matcher(key).matches()) {
            wrong.add(new Defect(
                    DependencyRules.NAME,
                    "A chart cannot be called \"" + (NAME.matcher(name).matches() ? key : name) + "\".",
                    "Write the name that its repository lists, in small letters, digits and dashes.",
                    here));
        }
        this.defects = List.copyOf(wrong);
    }

    /**
     * A chart, under whose name its values stand.
     *
     * <p>Findings: {@code chart-name}, {@code version-range}, {@code chart-repository} where it is used.
     *
     * @param name the name that its repository lists, {@code dependencies[].name}
     * @param range the versions that will do, {@code dependencies[].version}
     * @param repository where it comes from, {@code dependencies[].repository}
     */
    public static Dependency chart(String name, VersionRange range, Repository repository) {
        return new Dependency(name, range, repository, name, Origin.here());
    }

    /**
     * The same chart under another name, {@code dependencies[].alias}: its values stand there, and a chart can be brought
     * twice.
     */
    public Dependency as(String alias) {
        return new Dependency(name, range, repository, alias, Origin.here());
    }

    /** {@return the name that its repository lists} */
    public String name() {
        return name;
    }

    /** {@return the versions that will do} */
    public VersionRange range() {
        return range;
    }

    /** {@return where it comes from} */
    public Repository repository() {
        return repository;
    }

    /** {@return the key under which its values stand} */
    public String key() {
        return key;
    }

    /** {@return what is wrong with it} */
    public List<Defect> defects() {
        return defects;
    }

    @Override
    public String toString() {
        return key;
    }
}
