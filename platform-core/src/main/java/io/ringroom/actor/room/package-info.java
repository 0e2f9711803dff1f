/** The sharded, event-sourced host of a room. */
@NullMarked
package io.ringroom.actor.room;

import org.jspecify.annotations.NullMarked;
