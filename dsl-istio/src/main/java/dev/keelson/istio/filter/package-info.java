/** What is done to requests and answers on their way: faults, headers, other paths, and answers for browsers. */
@LibraryCode
@NullMarked
package dev.keelson.istio.filter;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
