/** An oracle for Sidecars and what is exported to them: which hosts a workload's proxy knows, and what it does with others. */
@NullMarked
package dev.keelson.validation.mesh.egress;

import org.jspecify.annotations.NullMarked;
