/** Tests of {@code io.ringroom.bench.server}. */
@NullMarked
package io.ringroom.bench.server;

import org.jspecify.annotations.NullMarked;
