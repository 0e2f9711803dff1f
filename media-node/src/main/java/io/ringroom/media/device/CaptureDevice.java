package io.ringroom.media.device;

/**
 * A camera or microphone that can be opened.
 *
 * @param id the same each time this hardware is found on this host at the same connector
 * @param name for people
 * @param handle of the {@link FoundDevice} to open
 */
public record CaptureDevice(String id, DeviceKind kind, String name, int handle) {}
