/** Calls and users under every order of delivery, loss and crash, on the real decisions. */
@NullMarked
package io.ringroom.domain.simulation;

import org.jspecify.annotations.NullMarked;
