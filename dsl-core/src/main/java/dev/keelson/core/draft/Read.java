package dev.keelson.core.draft;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;

/**
 * The fact that a scope asked for an input. Whoever makes a chart follows reads to know what can depend on what.
 *
 * @param input the input's path, or the text of a condition
 * @param scope the innermost scope that was open
 * @param origin the line that asked
 * @since 0.1.0
 */
public record Read(String input, ModelPath scope, Origin origin) {}
