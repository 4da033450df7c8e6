/** Proves that a platform's chart says what its manifests say, in real Helm. */
@NullMarked
package dev.keelson.validation.chart;

import org.jspecify.annotations.NullMarked;
