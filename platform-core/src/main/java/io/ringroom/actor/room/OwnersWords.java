package io.ringroom.actor.room;

import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.domain.ring.ToCall;
import io.ringroom.domain.room.RoomOwner;
import io.ringroom.id.CallId;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.Cause;
import io.ringroom.protocol.client.ClientEvent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a room says to its owner, and of it to members, in the words of a call or a conference. */
record OwnersWords(RoomId media, TenantId tenant, RoomOwner owner) {

  void askWhetherNeeded(Addresses addresses) {
    if (owner instanceof RoomOwner.OfCall of) {
      addresses.call(of.call()).tell(new CallCommand.GetRoomNeed(tenant));
    } else if (owner instanceof RoomOwner.OfConference of) {
      addresses
          .conference(new ConferenceKey(tenant, of.conference()))
          .tell(new ConferenceCommand.GetRoomNeed(media));
    }
  }

  void tellMediaIsLost(Addresses addresses) {
    if (owner instanceof RoomOwner.OfCall of) {
      ToCall end = new ToCall.EndByServer(Cause.MEDIA_LOST);
      addresses.call(of.call()).tell(new CallCommand.Hear(tenant, end));
    } else if (owner instanceof RoomOwner.OfConference of) {
      addresses
          .conference(new ConferenceKey(tenant, of.conference()))
          .tell(new ConferenceCommand.MediaLost(media));
    }
  }

  ClientEvent slots(String connection, List<ClientEvent.Slot> slots, @Nullable String reception) {
    return word(
        call -> new ClientEvent.Slots(call, connection, slots, reception),
        room -> new ClientEvent.RoomSlots(room, connection, slots, reception));
  }

  ClientEvent mediaLost() {
    return word(ClientEvent.MediaLost::new, ClientEvent.RoomMediaLost::new);
  }

  ClientEvent qualities(List<ClientEvent.UserQuality> qualities) {
    return word(
        call -> new ClientEvent.UserNetworkQualityChanged(call, qualities),
        room -> new ClientEvent.RoomUserNetworkQualityChanged(room, qualities));
  }

  ClientEvent levels(List<ClientEvent.UserLevel> levels) {
    return word(
        call -> new ClientEvent.MixLevels(call, levels),
        room -> new ClientEvent.RoomMixLevels(room, levels));
  }

  ClientEvent recording(boolean on) {
    return word(
        call -> new ClientEvent.RecordingStateChanged(call, on),
        room -> new ClientEvent.RoomRecordingStateChanged(room, on));
  }

  /** A network camera is there from now on, or no more: to everybody it is a user like others. */
  List<ClientEvent> camera(UserId camera, boolean there) {
    if (owner instanceof RoomOwner.OfCall of) {
      CallId call = of.call();
      return there
          ? List.of(
              new ClientEvent.UserJoin(call, camera),
              new ClientEvent.UserAudioAvailable(call, camera, true),
              new ClientEvent.UserVideoAvailable(call, camera, true))
          : List.of(new ClientEvent.UserLeave(call, camera, 0));
    }
    RoomId room = ((RoomOwner.OfConference) owner).conference();
    return there
        ? List.of(
            new ClientEvent.RoomUserJoined(room, camera, ""),
            new ClientEvent.UserPublishStream(room, camera, 3))
        : List.of(new ClientEvent.RoomUserLeave(room, camera, 0));
  }

  private ClientEvent word(
      Function<CallId, ClientEvent> ofCall, Function<RoomId, ClientEvent> ofConference) {
    return owner instanceof RoomOwner.OfCall of
        ? ofCall.apply(of.call())
        : ofConference.apply(((RoomOwner.OfConference) owner).conference());
  }
}
