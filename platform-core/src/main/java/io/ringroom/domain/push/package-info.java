/** How a user is woken who has no device connected (b6): tokens, and what a push says. */
@NullMarked
package io.ringroom.domain.push;

import org.jspecify.annotations.NullMarked;
