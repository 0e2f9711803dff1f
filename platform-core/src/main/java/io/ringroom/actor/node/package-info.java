/** The media nodes that are connected to this cluster. */
@NullMarked
package io.ringroom.actor.node;

import org.jspecify.annotations.NullMarked;
