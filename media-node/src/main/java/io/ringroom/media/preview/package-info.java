/** One picture of the camera for somebody at the other end of a call that is not answered yet. */
@NullMarked
package io.ringroom.media.preview;

import org.jspecify.annotations.NullMarked;
