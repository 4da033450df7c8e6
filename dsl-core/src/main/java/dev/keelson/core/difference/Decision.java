package dev.keelson.core.difference;

import java.util.List;

/**
 * A value that two environments assign differently, and what follows from that.
 *
 * @param path the path of the setting, toggle, choice or word
 * @param before what the first environment says
 * @param after what the second says
 * @param effects the differences between the objects of the two that it drives; several decisions may drive one field
 * @since 0.1.0
 */
public record Decision(String path, Chosen before, Chosen after, List<Effect> effects) {
    /** Keeps the effects from changing. */
    public Decision {
        effects = List.copyOf(effects);
    }
}
