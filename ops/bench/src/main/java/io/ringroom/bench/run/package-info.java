/** The benches, one class each. */
@NullMarked
package io.ringroom.bench.run;

import org.jspecify.annotations.NullMarked;
