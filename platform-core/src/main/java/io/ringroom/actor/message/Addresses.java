package io.ringroom.actor.message;

import akka.actor.typed.RecipientRef;
import io.ringroom.id.CallId;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserKey;

/** Where the entities are found, wherever in the cluster they live. */
public interface Addresses {
  RecipientRef<CallCommand> call(CallId call);

  RecipientRef<UserCommand> user(UserKey user);

  RecipientRef<RoomCommand> room(RoomId room);

  RecipientRef<ConferenceCommand> conference(ConferenceKey conference);

  RecipientRef<DirectoryCommand> directory(TenantId tenant);
}
