/** RTP and RTCP as values and arithmetic: no sockets, no threads, no clock of its own. */
@NullMarked
package io.ringroom.media.rtp;

import org.jspecify.annotations.NullMarked;
