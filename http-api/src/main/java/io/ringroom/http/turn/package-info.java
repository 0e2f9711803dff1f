/** Credentials for TURN servers, for clients whose way to the media nodes is blocked. */
@NullMarked
package io.ringroom.http.turn;

import org.jspecify.annotations.NullMarked;
