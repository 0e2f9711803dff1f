@NullMarked
package io.ringroom.actor.user;

import org.jspecify.annotations.NullMarked;
