package dev.keelson.core.network.pool;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Count;

/**
 * How many connections each pod of a caller keeps open at most.
 *
 * @param size how many
 * @param path the model path of the word that said it
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Pool(Count size, ModelPath path, Origin origin) {}
