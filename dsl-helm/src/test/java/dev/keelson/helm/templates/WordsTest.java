package dev.keelson.helm.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.EvaluationException;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.expression.Operator;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Form;
import dev.keelson.core.value.ValueRules;
import dev.keelson.helm.Hostile;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.release.ReleaseNamespace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsTest {
    private static final ValuesRoot ROOT = ValuesRoot.of(ReleaseNamespace.of(Namespace.named("shop")));
    private static final long SEED = 4_711;
    private static final int CASES = 2_000;

    @TempDir
    Path directory;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Set<Class<?>> kinds = new HashSet<>();
    private final Set<Operator> operators = new HashSet<>();

    @Test
    @Tag("slow")
    void helm_gives_every_expression_the_value_that_java_gives_it() {
        ExpressionSource source = new ExpressionSource(new Random(SEED), this::setting);
        Evaluator evaluator = new Evaluator(values::get);
        Words words = new Words(parameters, Map.of(), ROOT, new Definitions("test"));
        Words inside = words.inside(ExpressionSource.LIST, "$item");
        List<String> expected = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        setting(ExpressionSource.LIST, "texts", List.of(Hostile.TEXTS.get(0)));
        StringBuilder template = new StringBuilder("results:\n");
        while (expected.size() < CASES) {
            Expression expression = source.next();
            String value;
            try {
                value = evaluator.text(expression);
            } catch (EvaluationException outOfRange) {
                continue;
            }
            count(expression);
            String code = inside.printed(expression).text();
            codes.add(expression + "\n" + code);
            expected.add(value);
            template.append("  {{- range $item := .Values.item }}\n  - {{ ")
                    .append(code)
                    .append(" | toString | quote }}\n  {{- end }}\n");
        }
        StringBuilder helpers = new StringBuilder();
        Helper.all().forEach(helper -> helpers.append(helper.define("test")));
        JsonNode results = RealHelm.on(
                        directory,
                        Map.of(
                                "Chart.yaml",
                                "apiVersion: v2\nname: test\nversion: 1.0.0\n",
                                "templates/_helpers.tpl",
                                helpers.toString(),
                                "templates/results.yaml",
                                template.toString()))
                .render(plain(values))
                .get(0)
                .get("results");

        assertThat(results).hasSize(CASES);
        for (int index = 0; index < CASES; index++) {
            assertThat(results.get(index).textValue())
                    .as("seed %d, case %d: %s", SEED, index, codes.get(index))
                    .isEqualTo(expected.get(index));
        }
        Set<Class<?>> written = new HashSet<>(Arrays.asList(Expression.class.getPermittedSubclasses()));
        written.remove(Expression.Invalid.class);
        assertThat(kinds).as("each word of the vocabulary occurs").isEqualTo(written);
        assertThat(operators).containsExactlyInAnyOrder(Operator.values());
    }

    @Test
    void what_is_invalid_has_no_template() {
        Expression invalid = new Expression.Invalid(new Defect(ValueRules.INVALID_VALUE, "no", "yes", Origin.here()));

        assertThatThrownBy(() -> new Words(Map.of(), Map.of(), ROOT, new Definitions("test")).printed(invalid))
                .isInstanceOf(ChartException.class);
    }

    private void count(Expression expression) {
        kinds.add(expression.getClass());
        if (expression instanceof Expression.Arithmetic arithmetic) {
            operators.add(arithmetic.operator());
        }
        expression.parts().forEach(this::count);
    }

    private String setting(String path, String type, Object value) {
        values.put(path, value);
        Form form = value instanceof Long ? Form.NUMBER : value instanceof List<?> ? Form.LIST : Form.TEXT;
        Bounds bounds = value instanceof Long number && number < 1_000
                ? Bounds.between(0, 999)
                : Bounds.of(Characters.MULTI_LINE);
        parameters.put(
                path,
                new Parameter(
                        path,
                        Parameter.Kind.SCALAR,
                        type,
                        form,
                        value,
                        value,
                        bounds,
                        List.of(),
                        "",
                        false,
                        Origin.here()));
        return path;
    }

    private static Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((path, value) -> plain.put(path, value instanceof Amount ? value.toString() : value));
        return plain;
    }
}
