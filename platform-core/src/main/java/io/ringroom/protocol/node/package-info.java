/** What the platform and a media node say to each other: wishes down, reports up, versioned. */
@NullMarked
package io.ringroom.protocol.node;

import org.jspecify.annotations.NullMarked;
