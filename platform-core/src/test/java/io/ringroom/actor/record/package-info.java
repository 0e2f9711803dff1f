/** Tests of what is done with records. */
@NullMarked
package io.ringroom.actor.record;

import org.jspecify.annotations.NullMarked;
