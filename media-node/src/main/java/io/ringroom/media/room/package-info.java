/** Rooms of this node: what the platform wishes, who is connected, who is shown to whom. */
@NullMarked
package io.ringroom.media.room;

import org.jspecify.annotations.NullMarked;
