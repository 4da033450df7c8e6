/** What kubectl does without a cluster. */
@NullMarked
package dev.keelson.validation.kubectl;

import org.jspecify.annotations.NullMarked;
