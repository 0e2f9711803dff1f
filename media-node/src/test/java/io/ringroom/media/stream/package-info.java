/** Streams out and in, through real servers, judged by what a player shows. */
@NullMarked
package io.ringroom.media.stream;

import org.jspecify.annotations.NullMarked;
