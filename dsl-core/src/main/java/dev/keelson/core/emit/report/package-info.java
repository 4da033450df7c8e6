/** What the output says about itself, for people and for other tools. */
@NullMarked
package dev.keelson.core.emit.report;

import org.jspecify.annotations.NullMarked;
