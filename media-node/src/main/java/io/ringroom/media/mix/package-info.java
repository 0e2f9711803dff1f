/**
 * Mixes the voices of a room: few inputs, one output for all who listen and one more for each who
 * talks. Pure: packets, samples and the time go in, packets come out.
 */
@NullMarked
package io.ringroom.media.mix;

import org.jspecify.annotations.NullMarked;
