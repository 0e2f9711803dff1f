/** Streams to servers elsewhere and from network cameras, while they run. */
@NullMarked
package io.ringroom.media.worker.stream;

import org.jspecify.annotations.NullMarked;
