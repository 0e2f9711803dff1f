/** What a user is engaged in and how an offer is judged: pure decisions over records. */
@NullMarked
package io.ringroom.domain.user;

import org.jspecify.annotations.NullMarked;
