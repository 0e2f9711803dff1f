/**
 * A conference: a room that users join by themselves, without anybody being called. Pure decisions
 * over records, as those of a call.
 */
@NullMarked
package io.ringroom.domain.conference;

import org.jspecify.annotations.NullMarked;
