@NullMarked
package io.ringroom.actor.node;

import org.jspecify.annotations.NullMarked;
