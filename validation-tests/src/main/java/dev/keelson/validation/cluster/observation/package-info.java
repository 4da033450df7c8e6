/** What a cluster does over time, judged on every change that it tells of: which pods serve, which volumes they hold. */
@NullMarked
package dev.keelson.validation.cluster.observation;

import org.jspecify.annotations.NullMarked;
