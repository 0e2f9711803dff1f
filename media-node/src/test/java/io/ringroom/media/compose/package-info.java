/** Tests of {@link io.ringroom.media.compose}. */
@NullMarked
package io.ringroom.media.compose;

import org.jspecify.annotations.NullMarked;
