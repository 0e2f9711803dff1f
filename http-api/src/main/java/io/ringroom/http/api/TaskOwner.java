package io.ringroom.http.api;

import io.ringroom.domain.room.RoomOwner;
import io.ringroom.id.CallId;
import io.ringroom.id.RoomId;
import io.ringroom.protocol.node.Folder;
import java.util.concurrent.CompletionStage;

/** Whose media a request is about: those of a call, or of a room that users join by themselves. */
enum TaskOwner {
  CALL("/v1/calls/{callId}", "Call", Forms.CALL) {
    @Override
    RoomOwner named(ApiRequest request) {
      return new RoomOwner.OfCall(request.required("callId", CallId::new));
    }
  },
  ROOM("/v1/rooms/{roomId}", "Room", Forms.ROOM) {
    @Override
    RoomOwner named(ApiRequest request) {
      return new RoomOwner.OfConference(request.required("roomId", RoomId::new));
    }
  };

  private final String path;
  private final String word;
  private final ApiParameter parameter;

  TaskOwner(String path, String word, ApiParameter parameter) {
    this.path = path;
    this.word = word;
    this.parameter = parameter;
  }

  /** What operations about it begin with. */
  String path() {
    return path;
  }

  /** Part of the names of operations. */
  String word() {
    return word;
  }

  ApiParameter parameter() {
    return parameter;
  }

  abstract RoomOwner named(ApiRequest request);

  Folder folder(ApiRequest request) {
    return named(request).folder(request.tenant());
  }

  /** Its media room; fails with an {@link ApiRefusal} when the tenant has no such call or room. */
  CompletionStage<RoomId> media(Backend backend, ApiRequest request) {
    RoomOwner owner = named(request);
    if (owner instanceof RoomOwner.OfCall of) {
      return backend.journal(request.tenant(), of.call()).thenApply(known -> RoomId.of(of.call()));
    }
    return backend.mediaRoom(request.tenant(), ((RoomOwner.OfConference) owner).conference());
  }
}
