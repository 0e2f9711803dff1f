/** Rates and counts, shared by every door. */
@NullMarked
package io.ringroom.http.limit;

import org.jspecify.annotations.NullMarked;
