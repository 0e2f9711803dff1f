/** Tests of {@code io.ringroom.bench.report}. */
@NullMarked
package io.ringroom.bench.report;

import org.jspecify.annotations.NullMarked;
