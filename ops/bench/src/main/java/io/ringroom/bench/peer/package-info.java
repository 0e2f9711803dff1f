/** WebRTC peers by the thousand on one thread: they send, receive and count, and decode nothing. */
@NullMarked
package io.ringroom.bench.peer;

import org.jspecify.annotations.NullMarked;
