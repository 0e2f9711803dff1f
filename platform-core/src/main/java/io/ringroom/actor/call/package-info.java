/** The sharded, event-sourced host of a call. */
@NullMarked
package io.ringroom.actor.call;

import org.jspecify.annotations.NullMarked;
