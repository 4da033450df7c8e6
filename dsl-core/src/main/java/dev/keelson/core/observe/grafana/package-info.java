/** The dashboard that shows all components at a glance. */
@NullMarked
package dev.keelson.core.observe.grafana;

import org.jspecify.annotations.NullMarked;
