/** Recordings as the router sees them: what is to be recorded, and the files that came of it. */
@NullMarked
package io.ringroom.media.record;

import org.jspecify.annotations.NullMarked;
