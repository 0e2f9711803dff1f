package io.ringroom.domain.ring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.id.DeviceId;
import io.ringroom.id.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * From where a user takes part in a call.
 *
 * @param device the one device of his that is in the call
 * @param tracks what it publishes from the start
 * @param host the media node whose hardware this is; absent for a browser or app
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Seat(DeviceId device, Tracks tracks, @Nullable NodeId host) {

  /**
   * Where the tenant's server sits in a call it has started: it has no device, is never away, and
   * publishes nothing.
   */
  public static final Seat SERVER = of(new DeviceId("server"), Tracks.NONE);

  public static Seat of(DeviceId device, Tracks tracks) {
    return new Seat(device, tracks, null);
  }

  public Seat within(MediaType media) {
    return new Seat(device, tracks.within(media), host);
  }
}
