package io.ringroom.actor;

import akka.actor.typed.RecipientRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import io.ringroom.actor.call.CallEntity;
import io.ringroom.actor.conference.ConferenceEntity;
import io.ringroom.actor.directory.TenantDirectory;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.room.RoomEntity;
import io.ringroom.actor.user.UserEntity;
import io.ringroom.id.CallId;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserKey;

/** Entities found through cluster sharding. */
record ShardedAddresses(ClusterSharding sharding) implements Addresses {

  @Override
  public RecipientRef<CallCommand> call(CallId call) {
    return sharding.entityRefFor(CallEntity.KEY, call.value());
  }

  @Override
  public RecipientRef<UserCommand> user(UserKey user) {
    return sharding.entityRefFor(UserEntity.KEY, user.entityId());
  }

  @Override
  public RecipientRef<RoomCommand> room(RoomId room) {
    return sharding.entityRefFor(RoomEntity.KEY, room.value());
  }

  @Override
  public RecipientRef<ConferenceCommand> conference(ConferenceKey conference) {
    return sharding.entityRefFor(ConferenceEntity.KEY, conference.entityId());
  }

  @Override
  public RecipientRef<DirectoryCommand> directory(TenantId tenant) {
    return sharding.entityRefFor(TenantDirectory.KEY, tenant.toString());
  }
}
