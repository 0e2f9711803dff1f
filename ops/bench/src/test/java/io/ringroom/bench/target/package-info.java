/** Tests of {@code io.ringroom.bench.target}. */
@NullMarked
package io.ringroom.bench.target;

import org.jspecify.annotations.NullMarked;
