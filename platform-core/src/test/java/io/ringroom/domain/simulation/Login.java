package io.ringroom.domain.simulation;

import io.ringroom.id.CallId;
import io.ringroom.id.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device says when it connects.
 *
 * @param session the session it had, if it remembers one
 * @param lastSeq the last event it has handled
 * @param calls the calls it believes to be in
 */
record Login(Link link, @Nullable SessionId session, long lastSeq, List<CallId> calls) {}
