/** What is to be streamed to servers elsewhere, or brought in from network cameras. */
@NullMarked
package io.ringroom.media.stream;

import org.jspecify.annotations.NullMarked;
