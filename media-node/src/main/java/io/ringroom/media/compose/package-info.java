/** One picture made of the pictures of many: who is where in it, and what makes it. */
@NullMarked
package io.ringroom.media.compose;

import org.jspecify.annotations.NullMarked;
