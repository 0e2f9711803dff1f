/** Mixed rooms, from peer to peer. */
@NullMarked
package io.ringroom.bench.mix;

import org.jspecify.annotations.NullMarked;
