/** Starts, watches and stops one of everything on one machine. */
@NullMarked
package io.ringroom.launcher;

import org.jspecify.annotations.NullMarked;
