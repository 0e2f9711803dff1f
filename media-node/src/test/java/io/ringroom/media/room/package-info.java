/** Tests of {@link io.ringroom.media.room}. */
@NullMarked
package io.ringroom.media.room;

import org.jspecify.annotations.NullMarked;
