/** The records of calls that are over, computed from the journal, and how they are found. */
@NullMarked
package io.ringroom.persistence.record;

import org.jspecify.annotations.NullMarked;
