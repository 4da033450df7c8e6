/** What Helm tells who has installed a chart. */
@NullMarked
package dev.keelson.helm.notes;

import org.jspecify.annotations.NullMarked;
