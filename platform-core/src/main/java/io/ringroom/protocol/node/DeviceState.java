package io.ringroom.protocol.node;

/**
 * How a camera room's devices are used, as the room itself says.
 *
 * @param revision of the {@link ToNode.UseDevices} that is in force; 0 before the first
 * @param room what somebody in the room has set: nobody else can change that
 * @param microphone false while somebody in the room, or its policy, keeps the microphone closed,
 *     whatever a call wants of it
 * @param camera likewise
 */
public record DeviceState(long revision, DeviceUse room, boolean microphone, boolean camera) {}
