/** The JSON schema that Helm holds the values of a chart to. */
@NullMarked
package dev.keelson.helm.schema;

import org.jspecify.annotations.NullMarked;
