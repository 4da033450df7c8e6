/**
 * Strict JSON schemas of the objects a platform consists of, and the validation of an object against its schema.
 *
 * <p>A schema knows fields, types, required fields and enumerated values. What takes more than one field to judge is
 * the business of checks.
 */
@NullMarked
package dev.keelson.core.schema;

import org.jspecify.annotations.NullMarked;
