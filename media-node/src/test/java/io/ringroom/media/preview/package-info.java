@NullMarked
package io.ringroom.media.preview;

import org.jspecify.annotations.NullMarked;
