/** Capture with real worker processes, real GStreamer and real sockets. */
@NullMarked
package io.ringroom.media.process;

import org.jspecify.annotations.NullMarked;
