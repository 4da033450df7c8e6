package com.example.evidence;

import dev.keelson.validation.compliance.Proves;
import org.junit.jupiter.api.Test;

/** Has the shape of a test that proves something; it is looked at and never run. */
public final class Evidence {
    @Test
    @Proves({"accounts", "others"})
    void each_has_one() {}
}
