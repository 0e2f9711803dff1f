@NullMarked
package io.ringroom.media.admission;

import org.jspecify.annotations.NullMarked;
