package dev.keelson.core.capacity;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * How important the pods of a priority class are.
 *
 * @param token the class
 * @param value its weight against others
 * @param description what it is for, null where nobody says
 * @param preempting whether its pods push others out
 * @param globalDefault whether pods have it that name none
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record Priority(
        PriorityClass token,
        Count value,
        @Nullable Text description,
        boolean preempting,
        boolean globalDefault,
        ModelPath path,
        Origin origin) {}
