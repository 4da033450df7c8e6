/** How structure follows from toggles, choices and conditions, found by running the definition. */
@NullMarked
package dev.keelson.helm.exploration;

import org.jspecify.annotations.NullMarked;
