/** WebSockets with bounds: frames, limits, close codes, and the door that upgrades a request. */
@NullMarked
package io.ringroom.http.ws;

import org.jspecify.annotations.NullMarked;
