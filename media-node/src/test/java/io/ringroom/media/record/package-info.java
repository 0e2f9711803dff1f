/** Recording: what comes out of its files, decoded by somebody else's code. */
@NullMarked
package io.ringroom.media.record;

import org.jspecify.annotations.NullMarked;
