/** The sharded, event-sourced host of a conference. */
@NullMarked
package io.ringroom.actor.conference;

import org.jspecify.annotations.NullMarked;
