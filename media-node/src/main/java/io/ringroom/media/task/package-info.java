/** What a worker can be given to do beside capture, as data, and how one asks for it. */
@NullMarked
package io.ringroom.media.task;

import org.jspecify.annotations.NullMarked;
