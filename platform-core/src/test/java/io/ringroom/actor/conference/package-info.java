/** The host of a conference, under manual time. */
@NullMarked
package io.ringroom.actor.conference;

import org.jspecify.annotations.NullMarked;
