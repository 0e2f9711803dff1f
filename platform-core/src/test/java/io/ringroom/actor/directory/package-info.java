@NullMarked
package io.ringroom.actor.directory;

import org.jspecify.annotations.NullMarked;
