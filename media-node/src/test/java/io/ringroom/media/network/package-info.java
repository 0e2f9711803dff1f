/** Browsers behind bad networks, in network namespaces of their own. */
@NullMarked
package io.ringroom.media.network;

import org.jspecify.annotations.NullMarked;
