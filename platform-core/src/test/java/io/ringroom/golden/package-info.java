/** Stored and spoken words, held by files that are read for ever: a changed field fails here. */
@NullMarked
package io.ringroom.golden;

import org.jspecify.annotations.NullMarked;
