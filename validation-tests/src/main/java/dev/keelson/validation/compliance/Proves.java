package dev.keelson.validation.compliance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test proves a control of the platform: it fails when the control does not hold.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {

    /** {@return the ids of the controls} */
    String[] value();

    /** {@return whether it asks the components that act on traffic, which lifts what is pending of a control; by default it does not} */
    boolean traffic() default false;
}
