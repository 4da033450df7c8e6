package dev.keelson.core.security;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;
import java.util.function.Consumer;

/**
 * What the words of a workload that decide its rights were given.
 *
 * @since 0.1.0
 */
public final class SecurityParts extends Draft {
    private static final Bounds IDS = Bounds.between(0, 2_147_483_647);

    private final Slot<Count> user = slot("user");
    private final Slot<Count> group = slot("group");
    private final SecurityDraft rights = new SecurityDraft(inner("security"));

    /** The parts of the workload of that scope. */
    public SecurityParts(Scope scope) {
        super(scope);
    }

    /** {@return the place of the user id} */
    public Slot<Count> user() {
        return user;
    }

    /** {@return the place of the group id} */
    public Slot<Count> group() {
        return group;
    }

    /** Opens the scope of the rights. */
    public void rights(Consumer<? super SecurityDraft> body) {
        open("security", rights, body);
    }

    /** Takes from a weaker layer what this one lacks. */
    public void inherit(SecurityParts weaker) {
        user.inherit(weaker.user);
        group.inherit(weaker.group);
        rights.inherit(weaker.rights);
    }

    /** {@return the profile, its scalars final; without a group of its own a pod's group is its user} */
    public SecurityProfile build() {
        Count boundUser = Slot.bind(user, ValueType.COUNT, IDS);
        Count boundGroup = Slot.bind(group, ValueType.COUNT, IDS);
        return new SecurityProfile(
                boundUser, boundGroup == null ? boundUser : boundGroup, rights.loosenings(), rights.capabilities());
    }
}
