/** The sharded, event-sourced host of a user, his devices and his event stream. */
@NullMarked
package io.ringroom.actor.user;

import org.jspecify.annotations.NullMarked;
