/** Which device a stream shows, told without any hardware. */
@NullMarked
package io.ringroom.media.device;

import org.jspecify.annotations.NullMarked;
