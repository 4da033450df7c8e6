/** The clauses of a NetworkPolicy and what each of them admits. */
@NullMarked
package dev.keelson.validation.network.policy;

import org.jspecify.annotations.NullMarked;
