/** The platform of a containerised product: one class for each part, and what its environments differ in. */
@NullMarked
package com.acme.platform;

import org.jspecify.annotations.NullMarked;
