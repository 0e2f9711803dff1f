/** What every kind of task of a worker process looks like from inside that process. */
@NullMarked
package io.ringroom.media.worker.task;

import org.jspecify.annotations.NullMarked;
