/** Users: how offers are judged, what is asked first, what devices are shown. */
@NullMarked
package io.ringroom.domain.user;

import org.jspecify.annotations.NullMarked;
