package dev.keelson.helm.dependency;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code c.dependency(chart, d -> …)}.
 *
 * @since 0.1.0
 */
public final class DependencyDraft extends Draft {
    private record Said(@Nullable Scalar scalar, @Nullable ValueType<?> type, boolean on) {}

    private final Dependency chart;
    private final Origin said;
    private final Slot<Toggle> condition = slot("condition");
    private final Items<String> tags = items("tag");
    private final Slot<BundledChart> bundled = slot("bundled");
    private final Entries<String, Said> values = entries("value");

    /** The words about that chart. */
    public DependencyDraft(Scope scope, Dependency chart, Origin said) {
        super(scope);
        this.chart = chart;
        this.said = said;
    }

    /**
     * Installs it only where the toggle is on, {@code dependencies[].condition}. Default: always. What is no toggle is no
     * condition of Helm's either.
     */
    public DependencyDraft condition(Toggle toggle) {
        condition.set(toggle);
        return this;
    }

    /** Lets users switch it with others of the tag, {@code dependencies[].tags}; a condition is stronger. */
    public DependencyDraft tag(String tag) {
        tags.add(tag);
        return this;
    }

    /**
     * Takes it from an archive on the class path into the chart, {@code charts/redis-20.1.3.tgz}, so that the chart is
     * installed without any repository. The lock names its version.
     *
     * <p>Default: it is fetched by {@code helm dependency update}, which the finding {@code dependency-not-bundled} tells.
     * Finding: {@code bundled-chart} where the archive is missing, of another chart, or of a version outside the range.
     *
     * @param home a class beside which the archive lies
     * @param archive the archive's name
     */
    public DependencyDraft bundled(Class<?> home, String archive) {
        bundled.set(home == null || archive == null ? null : new BundledChart(home, archive));
        return this;
    }

    /**
     * Gives it a value, {@code values.yaml} below its key. A literal is a setting as every literal is; a setting has to
     * have the very path of the value, because Helm hands values on as they are.
     *
     * <p>Finding: {@code dependency-value}.
     *
     * @param path the path in the dependency's own values, {@code auth.existingSecret}
     * @param value the value
     */
    public DependencyDraft value(String path, Text value) {
        return put(path, value, ValueType.TEXT);
    }

    /** Gives it a text, see {@link #value(String, Text)}. */
    public DependencyDraft value(String path, String value) {
        return put(path, value == null ? null : Text.of(value), ValueType.TEXT);
    }

    /** Gives it a list of texts, see {@link #value(String, Text)}. */
    public DependencyDraft value(String path, Texts value) {
        return put(path, value, ValueType.TEXTS);
    }

    /** Gives it a number, see {@link #value(String, Text)}. */
    public DependencyDraft value(String path, Count value) {
        return put(path, value, ValueType.COUNT);
    }

    /** Gives it a number, see {@link #value(String, Text)}. */
    public DependencyDraft value(String path, int value) {
        return put(path, Count.of(value), ValueType.COUNT);
    }

    /** Gives it an amount of processor time, see {@link #value(String, Text)}. */
    public DependencyDraft value(String path, Cpu value) {
        return put(path, value, ValueType.CPU);
    }

    /** Gives it an amount of memory, see {@link #value(String, Text)}. */
    public DependencyDraft value(String path, Memory value) {
        return put(path, value, ValueType.MEMORY);
    }

    /** Gives it an amount of storage, see {@link #value(String, Text)}. */
    public DependencyDraft value(String path, Storage value) {
        return put(path, value, ValueType.STORAGE);
    }

    /** Switches something of it on or off, see {@link #value(String, Text)}. */
    public DependencyDraft value(String path, boolean on) {
        values.put(path, new Said(null, null, on));
        return this;
    }

    private DependencyDraft put(String path, @Nullable Scalar value, ValueType<?> type) {
        values.put(path, value == null ? null : new Said(value, type, false));
        return this;
    }

    /** {@return all that was said} */
    public DependencyFacts build() {
        chart.defects().forEach(defect -> scope().run().problems().add(defect, scope().path()));
        condition.get().ifPresent(placed -> scope().run().get(placed.value()));
        List<DependencyFacts.PassedValue> passed = new ArrayList<>();
        Map<String, Boolean> switches = new LinkedHashMap<>();
        values.get().forEach((path, placed) -> {
            ModelPath full = below(path);
            if (placed.value().type() == null) {
                switches.put(full.toString(), placed.value().on());
            }
            passed.add(new DependencyFacts.PassedValue(full, arrives(full, placed), placed.origin()));
        });
        return new DependencyFacts(
                chart,
                condition.get().map(placed -> placed.value().path()).orElse(null),
                tags.get().stream().map(Placed::value).toList(),
                bundled.value(),
                passed,
                switches,
                scope().path(),
                said);
    }

    private ModelPath below(String path) {
        ModelPath full = ModelPath.root().child(chart.key());
        for (String segment : ModelPath.parse(path).segments()) {
            full = full.child(segment);
        }
        return full;
    }

    /** Whether what the user of the chart sets at that path is what the dependency is given. */
    private boolean arrives(ModelPath full, Placed<Said> placed) {
        Said said = placed.value();
        if (said.type() == null || said.scalar() == null) {
            return true;
        }
        if (isSymbolOf(full, ValueType.expression(said.scalar()))) {
            return true;
        }
        Expression bound = ValueType.expression(bound(full, said.scalar(), said.type(), placed.origin()));
        return isSymbolOf(full, bound);
    }

    private static boolean isSymbolOf(ModelPath path, Expression expression) {
        return expression instanceof Expression.Input input && input.path().equals(path.toString());
    }

    @SuppressWarnings("unchecked") // each word pairs a scalar with its own type
    private <S extends Scalar> Scalar bound(ModelPath full, Scalar value, ValueType<S> type, Origin at) {
        return scope().bind(full, (S) value, type, Bounds.NONE, at);
    }
}
