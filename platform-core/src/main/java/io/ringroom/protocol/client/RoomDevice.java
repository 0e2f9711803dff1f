package io.ringroom.protocol.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A device of a camera room, as others see it.
 *
 * @param id stable while plugged in
 * @param kind {@code camera}, {@code microphone} or {@code loudspeaker}
 * @param test true for the picture or tone that stands in for missing hardware; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomDevice(String id, String kind, String name, @Nullable Boolean test) {}
