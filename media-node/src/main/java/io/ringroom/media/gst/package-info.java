/**
 * GStreamer 1.22, bound by hand to the few functions that capture needs. Native references here are
 * plain pointers with one owner that releases them at a known moment; nothing native hangs on the
 * garbage collector, and no native thread ever calls into Java. Used only inside worker processes.
 */
@NullMarked
package io.ringroom.media.gst;

import org.jspecify.annotations.NullMarked;
