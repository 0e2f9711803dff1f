/** Cameras and microphones as values: what was found, what is wanted, which one is shown. Pure. */
@NullMarked
package io.ringroom.media.device;

import org.jspecify.annotations.NullMarked;
