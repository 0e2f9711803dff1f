/** Tests of {@link io.ringroom.media.rtp}. */
@NullMarked
package io.ringroom.media.rtp;

import org.jspecify.annotations.NullMarked;
