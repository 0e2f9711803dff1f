/** Credentials as a TURN server computes them. */
@NullMarked
package io.ringroom.http.turn;

import org.jspecify.annotations.NullMarked;
