/** Volumes: directories, files from config maps and secrets, and claims that outlive their pod. */
@NullMarked
package dev.keelson.core.storage;

import org.jspecify.annotations.NullMarked;
