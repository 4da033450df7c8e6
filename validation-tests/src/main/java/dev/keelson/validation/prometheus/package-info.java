/** What Prometheus itself says of its files. */
@NullMarked
package dev.keelson.validation.prometheus;

import org.jspecify.annotations.NullMarked;
