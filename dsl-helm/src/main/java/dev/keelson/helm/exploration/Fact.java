package dev.keelson.helm.exploration;

import dev.keelson.core.setting.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A yes-or-no fact that structure may follow from. Facts are known by their path and words, because a definition may ask
 * the same with a condition made anew.
 *
 * @param path the toggle, choice or setting it is about
 * @param words the fact in words, one for each that differs
 * @param alternative the alternative that a choice stands at, null for other facts
 * @param condition the condition that holds, null for other facts
 * @since 0.1.0
 */
public record Fact(
        String path,
        String words,
        @Nullable String alternative,
        @Nullable Condition condition) {

    static Fact on(String path) {
        return new Fact(path, path + " is on", null, null);
    }

    static Fact is(String path, String alternative) {
        return new Fact(path, path + " is " + alternative, alternative, null);
    }

    static Fact holds(Condition condition) {
        return new Fact(condition.setting().path(), condition.toString(), null, condition);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fact fact && words.equals(fact.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
