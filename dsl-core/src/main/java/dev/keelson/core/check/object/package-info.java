/** Views of the rendered objects that checks share: fields, pod templates, what selects what, and the lines behind them. */
@NullMarked
package dev.keelson.core.check.object;

import org.jspecify.annotations.NullMarked;
