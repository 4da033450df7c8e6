/** What many objects have in common, and the texts and numbers in which they differ. */
@NullMarked
package dev.keelson.helm.family;

import org.jspecify.annotations.NullMarked;
