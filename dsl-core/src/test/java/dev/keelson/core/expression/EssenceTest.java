package dev.keelson.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.expression.Expression.Concat;
import dev.keelson.core.expression.Expression.Constant;
import dev.keelson.core.expression.Expression.Input;
import dev.keelson.core.expression.Expression.Item;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EssenceTest {
    @Test
    void a_text_without_items_is_its_own_essence() {
        Expression text = new Concat(List.of(new Constant("a="), new Input("x"), new Constant("\n")));

        assertThat(Essence.of(text)).isSameAs(text);
    }

    @Test
    void the_number_of_items_does_not_show() {
        assertThat(Essence.of(walked(1, "origin="))).isEqualTo(Essence.of(walked(3, "origin=")));
    }

    @Test
    void lines_and_lists_show() {
        Expression essence = Essence.of(walked(2, "origin="));

        assertThat(essence).isNotEqualTo(Essence.of(walked(2, "domain=")));
        assertThat(essence.paths()).containsExactlyInAnyOrder("x", "list");
        assertThat(text(essence, "a", "b"))
                .isNotEqualTo(text(essence, "b", "a"))
                .isNotEqualTo(text(essence, "a", "b", "c"));
    }

    private static String text(Expression expression, String... items) {
        return new Evaluator(path -> path.equals("list") ? List.of(items) : "x").text(expression);
    }

    private static Expression walked(int items, String before) {
        List<Expression> parts = new ArrayList<>(List.of(new Constant("first="), new Input("x"), new Constant("\n")));
        for (int i = 0; i < items; i++) {
            parts.addAll(List.of(new Constant("[entry]\n" + before), new Item("list", i), new Constant("\n")));
        }
        parts.add(new Constant("last"));
        return new Concat(parts);
    }
}
