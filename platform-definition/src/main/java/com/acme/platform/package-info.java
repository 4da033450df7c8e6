/**
 * The platform, one class per bounded context. What runs, who talks to whom and what it must survive is declared
 * here; no logic lives here.
 */
@NullMarked
package com.acme.platform;

import org.jspecify.annotations.NullMarked;
