@NullMarked
package io.ringroom.actor.call;

import org.jspecify.annotations.NullMarked;
