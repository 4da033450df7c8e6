package dev.keelson.core.origin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a package as part of a library built on Keelson, so that findings point at the code that calls the library
 * instead of at the library. It is put on {@code package-info.java} and holds for what lies beside it in
 * that package alone, not for tests that share the package.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LibraryCode {}
