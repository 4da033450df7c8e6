/**
 * The programs that the harness runs: where they come from and how they are run.
 *
 * <p>What a user already has wins. A program is looked for at the place a system property names, then, if it belongs to
 * a control plane, in the directory that {@code KUBEBUILDER_ASSETS} names, then on the PATH, then in Keelson's cache; what
 * is nowhere is made there, from sources whose versions are pinned in this module. The system property
 * {@code keelson.tools=pinned} insists on those versions. A program that cannot be had is a failure that says how to get
 * it, never a silent skip.
 */
@NullMarked
package dev.keelson.validation.tool;

import org.jspecify.annotations.NullMarked;
