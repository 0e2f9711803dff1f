package io.ringroom.protocol.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.CallId;
import io.ringroom.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param reason an {@link EndReason#code()}
 * @param userId who ended it, if a user did
 * @param began whether anybody had answered
 * @param totalTime seconds of talk, 0 if it never began
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallSummary(
    CallId callId,
    int mediaType,
    int reason,
    @Nullable UserId userId,
    boolean began,
    long totalTime,
    String cause) {}
