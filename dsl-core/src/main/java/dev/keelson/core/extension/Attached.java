package dev.keelson.core.extension;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import org.jspecify.annotations.Nullable;

/**
 * The fact of a facet, with where it was attached.
 *
 * @param <F> the kind of fact
 * @param component the component, null where the facet belongs to the whole platform
 * @param path the model path of the scope that took it
 * @param fact the fact
 * @param extension the extension it brought
 * @param origin the line that attached it
 * @since 0.1.0
 */
public record Attached<F>(@Nullable Component component, ModelPath path, F fact, Extension extension, Origin origin) {}
