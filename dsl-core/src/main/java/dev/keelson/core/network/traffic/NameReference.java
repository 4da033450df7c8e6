package dev.keelson.core.network.traffic;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * A definition asked under which name, and which number, a component is reached.
 *
 * @param component the component
 * @param port the port whose number was asked for, null for the name alone
 * @param number the number that was given, null for the name alone
 * @param host the name that was given, null for a number
 * @param path the model path of the scope that asked
 * @param origin the line that asked
 * @since 0.1.0
 */
public record NameReference(
        Component component,
        @Nullable Port port,
        @Nullable PortNumber number,
        @Nullable Text host,
        ModelPath path,
        Origin origin) {}
