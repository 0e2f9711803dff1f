/** The node's one line to the platform: dialled out, kept up, resumed. */
@NullMarked
package io.ringroom.media.link;

import org.jspecify.annotations.NullMarked;
