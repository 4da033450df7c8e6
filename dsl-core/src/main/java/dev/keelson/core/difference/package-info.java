/** In what two environments of one definition differ, decision by decision. */
@NullMarked
package dev.keelson.core.difference;

import org.jspecify.annotations.NullMarked;
