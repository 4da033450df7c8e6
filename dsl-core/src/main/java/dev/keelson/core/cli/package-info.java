/** The command line of a platform's main method. */
@NullMarked
package dev.keelson.core.cli;

import org.jspecify.annotations.NullMarked;
