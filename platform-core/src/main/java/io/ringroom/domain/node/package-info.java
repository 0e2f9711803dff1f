/** How a media node is chosen for a room. */
@NullMarked
package io.ringroom.domain.node;

import org.jspecify.annotations.NullMarked;
