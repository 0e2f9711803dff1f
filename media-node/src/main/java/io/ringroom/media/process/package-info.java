/**
 * Worker processes as the router sees them: started, watched, ended and started again, and the
 * tasks they are given.
 */
@NullMarked
package io.ringroom.media.process;

import org.jspecify.annotations.NullMarked;
