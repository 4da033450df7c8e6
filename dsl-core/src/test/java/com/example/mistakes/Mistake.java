package com.example.mistakes;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;

/** A definition with mistakes in it, whose findings are compared word for word with a golden file of its name. */
public interface Mistake extends Definition {
    /** {@return what it is run for} */
    default Environment environment() {
        return Environment.named("test");
    }
}
