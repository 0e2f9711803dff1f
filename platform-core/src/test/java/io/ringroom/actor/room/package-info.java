@NullMarked
package io.ringroom.actor.room;

import org.jspecify.annotations.NullMarked;
