/** What keeps calls alive when pods fail: retries, how load is balanced, pools of connections, and who is left out of them. */
@LibraryCode
@NullMarked
package dev.keelson.istio.resilience;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
