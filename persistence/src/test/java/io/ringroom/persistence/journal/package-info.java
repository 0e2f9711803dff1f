/** The journal as the platform uses it. */
@NullMarked
package io.ringroom.persistence.journal;

import org.jspecify.annotations.NullMarked;
