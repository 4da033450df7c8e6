/** What whoever runs a platform adds to its objects, and no definition has to foresee: labels, annotations, node selectors. */
@NullMarked
package dev.keelson.core.addition;

import org.jspecify.annotations.NullMarked;
