/**
 * A mesh that runs: Istio's own control plane tells real Envoys what follows from a platform's manifests, on loopback alone,
 * and containers that count stand behind them.
 */
@NullMarked
package dev.keelson.validation.mesh.lab;

import org.jspecify.annotations.NullMarked;
