/** One template for all contexts: what differs between them, under the smallest condition that tells them apart. */
@NullMarked
package dev.keelson.helm.merge;

import org.jspecify.annotations.NullMarked;
