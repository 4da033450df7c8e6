/** What can keep a definition from becoming a chart. */
@NullMarked
package dev.keelson.helm.diagnostic;

import org.jspecify.annotations.NullMarked;
