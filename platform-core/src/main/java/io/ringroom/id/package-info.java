/** Validated ids: everything in Ringroom is named by one of these, never by a bare string. */
@NullMarked
package io.ringroom.id;

import org.jspecify.annotations.NullMarked;
