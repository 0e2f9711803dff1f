/** Bytes to and from browsers: one UDP port, ICE-lite, DTLS, SRTP. Knows nothing of rooms. */
@NullMarked
package io.ringroom.media.transport;

import org.jspecify.annotations.NullMarked;
