/** Tasks of worker processes, and when a process is started again. */
@NullMarked
package io.ringroom.media.task;

import org.jspecify.annotations.NullMarked;
