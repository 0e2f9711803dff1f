/** What one tenant allows its users: values that are looked up, never decided. */
@NullMarked
package io.ringroom.domain.tenant;

import org.jspecify.annotations.NullMarked;
