/** What the user of a chart reads first. */
@NullMarked
package dev.keelson.helm.readme;

import org.jspecify.annotations.NullMarked;
