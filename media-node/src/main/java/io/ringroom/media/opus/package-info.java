/** Opus (RFC 6716) by the native libopus, for worker processes only: the router decodes nothing. */
@NullMarked
package io.ringroom.media.opus;

import org.jspecify.annotations.NullMarked;
