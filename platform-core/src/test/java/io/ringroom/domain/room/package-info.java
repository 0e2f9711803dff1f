/** What becomes of words about a room. */
@NullMarked
package io.ringroom.domain.room;

import org.jspecify.annotations.NullMarked;
