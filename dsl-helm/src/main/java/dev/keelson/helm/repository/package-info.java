/** How charts are published: archives that are the same each time, the index of a site, and registries. */
@NullMarked
package dev.keelson.helm.repository;

import org.jspecify.annotations.NullMarked;
