/** What a media room is and what its media node is asked for: pure decisions over records. */
@NullMarked
package io.ringroom.domain.room;

import org.jspecify.annotations.NullMarked;
