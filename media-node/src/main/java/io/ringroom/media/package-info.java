/** The media node process: configuration, assembly and start. */
@NullMarked
package io.ringroom.media;

import org.jspecify.annotations.NullMarked;
