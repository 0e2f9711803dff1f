/** What the tests of this module share. */
@NullMarked
package io.ringroom.persistence;

import org.jspecify.annotations.NullMarked;
