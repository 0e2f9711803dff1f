/** The worker's rules and messages, without its process. */
@NullMarked
package io.ringroom.media.worker;

import org.jspecify.annotations.NullMarked;
