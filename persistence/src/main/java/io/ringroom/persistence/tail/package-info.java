/** Reads the journal as it grows, for whatever is computed from it. */
@NullMarked
package io.ringroom.persistence.tail;

import org.jspecify.annotations.NullMarked;
