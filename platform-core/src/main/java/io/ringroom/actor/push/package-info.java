/** The port by which devices that are not connected are woken. */
@NullMarked
package io.ringroom.actor.push;

import org.jspecify.annotations.NullMarked;
