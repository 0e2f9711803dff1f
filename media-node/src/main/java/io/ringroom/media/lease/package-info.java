/** The seam between rooms and the capture of devices: who may capture, and where the RTP goes. */
@NullMarked
package io.ringroom.media.lease;

import org.jspecify.annotations.NullMarked;
