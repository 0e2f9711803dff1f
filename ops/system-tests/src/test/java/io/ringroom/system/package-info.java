/** Rules and tests that look at all modules together. */
@NullMarked
package io.ringroom.system;

import org.jspecify.annotations.NullMarked;
