/** One offer in, one answer out (RFC 8829), as values: no state, no network. */
@NullMarked
package io.ringroom.media.sdp;

import org.jspecify.annotations.NullMarked;
