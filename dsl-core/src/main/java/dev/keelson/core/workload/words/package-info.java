/** The words that define workloads: what all share, what serving ones and tasks add, and what each kind alone has. */
@NullMarked
package dev.keelson.core.workload.words;

import org.jspecify.annotations.NullMarked;
