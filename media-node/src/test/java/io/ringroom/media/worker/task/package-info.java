/** Tests of {@link io.ringroom.media.worker.task}. */
@NullMarked
package io.ringroom.media.worker.task;

import org.jspecify.annotations.NullMarked;
