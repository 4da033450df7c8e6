/** What the cluster provides volumes from: storage classes, classes of snapshots, and claims that pods share. */
@NullMarked
package dev.keelson.core.storage.provision;

import org.jspecify.annotations.NullMarked;
