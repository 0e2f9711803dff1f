/** The table of promised features, and the tests that show them. */
@NullMarked
package io.ringroom.system.rows;

import org.jspecify.annotations.NullMarked;
