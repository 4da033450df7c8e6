/** Running other programs: nothing they write is lost, and none of them is left behind. */
@NullMarked
package dev.keelson.validation.process;

import org.jspecify.annotations.NullMarked;
