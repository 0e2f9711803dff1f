/** Tests of audio mixes in a real worker process. */
@NullMarked
package io.ringroom.media.worker.mix;

import org.jspecify.annotations.NullMarked;
