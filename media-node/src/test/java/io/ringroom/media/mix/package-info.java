/** Tests of the mix of voices, by what is heard in it. */
@NullMarked
package io.ringroom.media.mix;

import org.jspecify.annotations.NullMarked;
