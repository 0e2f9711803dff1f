/** Whom the camera room answers, told without a platform. */
@NullMarked
package io.ringroom.media.cameraroom;

import org.jspecify.annotations.NullMarked;
