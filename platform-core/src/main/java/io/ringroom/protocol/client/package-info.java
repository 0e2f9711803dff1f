/** The words of the client WebSocket: events, error codes, end reasons. */
@NullMarked
package io.ringroom.protocol.client;

import org.jspecify.annotations.NullMarked;
