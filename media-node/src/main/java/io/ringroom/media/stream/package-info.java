/** Streams to servers elsewhere and from network cameras, done by worker processes. */
@NullMarked
package io.ringroom.media.stream;

import org.jspecify.annotations.NullMarked;
