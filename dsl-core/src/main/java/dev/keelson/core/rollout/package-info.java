/** Whether what was applied is in place yet, and if not, why. */
@NullMarked
package dev.keelson.core.rollout;

import org.jspecify.annotations.NullMarked;
