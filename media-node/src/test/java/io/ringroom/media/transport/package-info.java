/** Tests of {@link io.ringroom.media.transport}. */
@NullMarked
package io.ringroom.media.transport;

import org.jspecify.annotations.NullMarked;
