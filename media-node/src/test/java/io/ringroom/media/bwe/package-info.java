@NullMarked
package io.ringroom.media.bwe;

import org.jspecify.annotations.NullMarked;
