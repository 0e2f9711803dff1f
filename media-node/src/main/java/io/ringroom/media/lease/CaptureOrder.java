package io.ringroom.media.lease;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;

/**
 * What shall be captured now, the whole truth: a later order for the same room replaces this one.
 *
 * @param user the camera room as a member of {@code room}
 * @param lease the call that gives the right to open the devices
 * @param audio whether the microphone shall be open
 * @param video whether the camera shall be open; never in an audio call
 */
public record CaptureOrder(RoomId room, UserId user, String lease, boolean audio, boolean video) {}
