/**
 * The capture worker: a process of its own that owns GStreamer and the devices, told what to do by
 * JSON lines on standard input and telling what happens by JSON lines on standard output.
 */
@NullMarked
package io.ringroom.media.worker;

import org.jspecify.annotations.NullMarked;
