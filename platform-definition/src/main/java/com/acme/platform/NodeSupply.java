package com.acme.platform;

/** Where the nodes of an environment's cluster come from. */
enum NodeSupply {
    KARPENTER,
    CLUSTER_AUTOSCALER,
    /** The cluster brings its own. */
    EXISTING
}
