/**
 * Recording without another encode: RTP of one member becomes a WebM file that can be played
 * whatever ends it. Everything but sockets and files is pure.
 */
@NullMarked
package io.ringroom.media.worker.record;

import org.jspecify.annotations.NullMarked;
