/** Tests of {@code io.ringroom.bench.peer}. */
@NullMarked
package io.ringroom.bench.peer;

import org.jspecify.annotations.NullMarked;
