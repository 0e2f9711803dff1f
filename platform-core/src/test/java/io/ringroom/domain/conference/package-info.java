/** The rules of a conference, given, when, then. */
@NullMarked
package io.ringroom.domain.conference;

import org.jspecify.annotations.NullMarked;
