/** Peers behind weak links. */
@NullMarked
package io.ringroom.bench.link;

import org.jspecify.annotations.NullMarked;
