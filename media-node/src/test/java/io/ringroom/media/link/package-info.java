/** Tests of {@link io.ringroom.media.link}. */
@NullMarked
package io.ringroom.media.link;

import org.jspecify.annotations.NullMarked;
