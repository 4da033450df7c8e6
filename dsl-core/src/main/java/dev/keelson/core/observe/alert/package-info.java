/** Alerts: what has to hold for how long until somebody is told. */
@NullMarked
package dev.keelson.core.observe.alert;

import org.jspecify.annotations.NullMarked;
