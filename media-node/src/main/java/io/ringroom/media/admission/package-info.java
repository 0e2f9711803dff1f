/**
 * How much this node can carry, how much it does, and who is let in: measured at the start, and
 * refused with a code rather than served badly.
 */
@NullMarked
package io.ringroom.media.admission;

import org.jspecify.annotations.NullMarked;
