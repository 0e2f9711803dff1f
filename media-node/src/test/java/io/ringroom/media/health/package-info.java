/** Tests of {@link io.ringroom.media.health}. */
@NullMarked
package io.ringroom.media.health;

import org.jspecify.annotations.NullMarked;
