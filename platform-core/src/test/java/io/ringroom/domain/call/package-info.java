/** Calls as histories: what had happened, what is heard, what comes of it. */
@NullMarked
package io.ringroom.domain.call;

import org.jspecify.annotations.NullMarked;
