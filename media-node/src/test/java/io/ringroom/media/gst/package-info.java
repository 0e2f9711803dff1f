/** GStreamer for real, and the texts it is given. */
@NullMarked
package io.ringroom.media.gst;

import org.jspecify.annotations.NullMarked;
