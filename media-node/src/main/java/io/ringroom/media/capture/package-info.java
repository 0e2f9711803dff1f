/**
 * Capture as the router process sees it: keeps worker processes alive, gives them the orders of the
 * rooms, and watches that what was ordered flows.
 */
@NullMarked
package io.ringroom.media.capture;

import org.jspecify.annotations.NullMarked;
