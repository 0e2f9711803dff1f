/** Ids take what they may and nothing else, and are plain text on the wire. */
@NullMarked
package io.ringroom.id;

import org.jspecify.annotations.NullMarked;
