/** Whether services take their callers as somebody can mean it. */
@NullMarked
package dev.keelson.core.check.service;

import org.jspecify.annotations.NullMarked;
