/** Tests of {@link io.ringroom.media.sdp}. */
@NullMarked
package io.ringroom.media.sdp;

import org.jspecify.annotations.NullMarked;
