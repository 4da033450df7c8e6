/** Rules about the Java in which a platform is defined. */
@NullMarked
package dev.keelson.validation.purity;

import org.jspecify.annotations.NullMarked;
