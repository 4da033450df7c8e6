package com.example.compliance;

import dev.keelson.validation.compliance.Proves;

/** Says that it proves something, and is no test. */
public final class Claims {
    @Proves("accounts")
    void nobody_runs_this() {}
}
