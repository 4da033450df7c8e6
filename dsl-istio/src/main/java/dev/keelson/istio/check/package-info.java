/** What is wrong with objects of the mesh as they will be written, whoever wrote them. */
@LibraryCode
@NullMarked
package dev.keelson.istio.check;

import dev.keelson.core.origin.LibraryCode;
import org.jspecify.annotations.NullMarked;
