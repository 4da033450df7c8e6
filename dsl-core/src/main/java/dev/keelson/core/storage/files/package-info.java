/** What a volume shows as files: keys of config maps and secrets, tokens, and what a pod knows of itself. */
@NullMarked
package dev.keelson.core.storage.files;

import org.jspecify.annotations.NullMarked;
