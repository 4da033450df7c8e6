package com.acme.disruption;

import dev.keelson.core.value.Count;

/** How many pods may be away at a time. */
record Budget(Count maxUnavailable) {}
