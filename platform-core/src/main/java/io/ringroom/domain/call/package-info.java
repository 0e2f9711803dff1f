/** What a call is and how it changes: pure decisions over records. */
@NullMarked
package io.ringroom.domain.call;

import org.jspecify.annotations.NullMarked;
