/** The camera room of a node: whose calls it takes, when, and for how long. */
@NullMarked
package io.ringroom.media.cameraroom;

import org.jspecify.annotations.NullMarked;
