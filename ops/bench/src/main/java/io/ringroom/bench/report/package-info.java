/** Rows of figures, as CSV and as a table of the documentation. */
@NullMarked
package io.ringroom.bench.report;

import org.jspecify.annotations.NullMarked;
