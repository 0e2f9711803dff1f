/** Frames and files of recordings. */
@NullMarked
package io.ringroom.media.worker.record;

import org.jspecify.annotations.NullMarked;
