/**
 * What remains of a call once it is over: one record for everybody, computed from its journal, and
 * the messages it leaves in a chat.
 */
@NullMarked
package io.ringroom.domain.record;

import org.jspecify.annotations.NullMarked;
