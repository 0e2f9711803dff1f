/**
 * How much a receiver's link carries: the bandwidth estimation of draft-ietf-rmcat-gcc-02, in the
 * shape libwebrtc gives it. Numbers in, numbers out: no packets, no clock, no network.
 */
@NullMarked
package io.ringroom.media.bwe;

import org.jspecify.annotations.NullMarked;
