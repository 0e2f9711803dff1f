/** Reads what each tenant allows its users. */
@NullMarked
package io.ringroom.actor.tenant;

import org.jspecify.annotations.NullMarked;
