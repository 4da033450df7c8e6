package dev.keelson.core.observe.alert;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is told when it lasts.
 *
 * @param name what it is called
 * @param component what it is about, null for the whole platform
 * @param expression what has to hold
 * @param lasting for how long, null for at once
 * @param severity how soon somebody has to act, an {@link AlertSeverity} unless an override says otherwise
 * @param summary what happened, in a sentence
 * @param runbook where it says what to do, null for nowhere
 * @param path its model path
 * @param origin the line that said it, or the word it follows from
 * @since 0.1.0
 */
public record Alert(
        String name,
        @Nullable Component component,
        Text expression,
        @Nullable Span lasting,
        Text severity,
        @Nullable Text summary,
        @Nullable Text runbook,
        ModelPath path,
        Origin origin) {}
