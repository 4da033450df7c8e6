/** What a platform says about its traffic, and whether its policies say the same. */
@NullMarked
package dev.keelson.validation.network.declared;

import org.jspecify.annotations.NullMarked;
