/** Which calls somebody must look at should their owner die, and from when on. */
@NullMarked
package io.ringroom.persistence.deadline;

import org.jspecify.annotations.NullMarked;
