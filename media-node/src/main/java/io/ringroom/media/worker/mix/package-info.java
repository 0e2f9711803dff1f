/** The audio mix as a task of the mix worker: sockets, a clock, and the native codec. */
@NullMarked
package io.ringroom.media.worker.mix;

import org.jspecify.annotations.NullMarked;
