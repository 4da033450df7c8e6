/** The programs of a control plane as processes on this machine: started on free ports of loopback, ended for certain. */
@NullMarked
package dev.keelson.validation.cluster.plane;

import org.jspecify.annotations.NullMarked;
