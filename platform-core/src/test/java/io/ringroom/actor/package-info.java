@NullMarked
package io.ringroom.actor;

import org.jspecify.annotations.NullMarked;
