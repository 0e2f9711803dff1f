package io.ringroom.protocol.client;

import io.ringroom.id.UserId;

/**
 * A call message of Tencent IM's video call protocol, version 2 (seed 000).
 *
 * @param version 2, by which its readers know it
 * @param requestUser who called
 * @param roomID 53 bits, so that every JSON reader keeps it whole
 * @param videoState 0 requesting, 1 cancelled, 2 rejected, 3 no response, 4 connecting, 5 hung up,
 *     6 in another call
 * @param duration seconds of talk
 */
public record VideoCallData(
    int version, UserId requestUser, long roomID, int videoState, long duration) {}
