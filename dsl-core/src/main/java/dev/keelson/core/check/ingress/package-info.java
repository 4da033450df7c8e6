/** Checks of Ingresses, those that follow from exposures and those made by hand alike. */
@NullMarked
package dev.keelson.core.check.ingress;

import org.jspecify.annotations.NullMarked;
