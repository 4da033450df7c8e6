/** What a cluster is asked to remember between two applies: what a platform owns there, and what it was before. */
@NullMarked
package dev.keelson.core.inventory;

import org.jspecify.annotations.NullMarked;
