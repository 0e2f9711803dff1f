/** Where what happened is read back: the ports to the journal's read side. */
@NullMarked
package io.ringroom.actor.record;

import org.jspecify.annotations.NullMarked;
