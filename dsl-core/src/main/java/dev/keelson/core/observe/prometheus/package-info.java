/** What Prometheus reads: its configuration, its rules, and the objects of its operator. */
@NullMarked
package dev.keelson.core.observe.prometheus;

import org.jspecify.annotations.NullMarked;
