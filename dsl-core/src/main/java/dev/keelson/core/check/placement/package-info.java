/** Whether what objects say of the places of their pods can be meant so. */
@NullMarked
package dev.keelson.core.check.placement;

import org.jspecify.annotations.NullMarked;
