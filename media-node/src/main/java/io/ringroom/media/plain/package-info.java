/**
 * Plain RTP over loopback between the router and its workers: fixed slots that carry any source to
 * a worker, and streams of a worker that are forwarded like anybody's.
 */
@NullMarked
package io.ringroom.media.plain;

import org.jspecify.annotations.NullMarked;
