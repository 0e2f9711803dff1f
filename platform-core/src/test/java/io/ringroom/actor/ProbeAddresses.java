package io.ringroom.actor;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.RecipientRef;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.message.CallCommand;
import io.ringroom.actor.message.ConferenceCommand;
import io.ringroom.actor.message.DirectoryCommand;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.id.CallId;
import io.ringroom.id.ConferenceKey;
import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every entity but the one under test is a probe. */
public final class ProbeAddresses implements Addresses {
  private final ActorTestKit kit;
  private final Map<CallId, TestProbe<CallCommand>> calls = new ConcurrentHashMap<>();
  private final Map<UserKey, TestProbe<UserCommand>> users = new ConcurrentHashMap<>();
  private final Map<RoomId, TestProbe<RoomCommand>> rooms = new ConcurrentHashMap<>();
  private final Map<ConferenceKey, TestProbe<ConferenceCommand>> conferences =
      new ConcurrentHashMap<>();
  private final TestProbe<DirectoryCommand> directory;

  public ProbeAddresses(ActorTestKit kit) {
    this.kit = kit;
    this.directory = kit.createTestProbe(DirectoryCommand.class);
  }

  public TestProbe<CallCommand> callProbe(CallId call) {
    return calls.computeIfAbsent(call, id -> kit.createTestProbe(CallCommand.class));
  }

  public TestProbe<UserCommand> userProbe(UserKey user) {
    return users.computeIfAbsent(user, id -> kit.createTestProbe(UserCommand.class));
  }

  public TestProbe<RoomCommand> roomProbe(RoomId room) {
    return rooms.computeIfAbsent(room, id -> kit.createTestProbe(RoomCommand.class));
  }

  public TestProbe<ConferenceCommand> conferenceProbe(ConferenceKey conference) {
    return conferences.computeIfAbsent(
        conference, id -> kit.createTestProbe(ConferenceCommand.class));
  }

  public TestProbe<DirectoryCommand> directoryProbe() {
    return directory;
  }

  @Override
  public RecipientRef<CallCommand> call(CallId call) {
    return callProbe(call).ref();
  }

  @Override
  public RecipientRef<UserCommand> user(UserKey user) {
    return userProbe(user).ref();
  }

  @Override
  public RecipientRef<RoomCommand> room(RoomId room) {
    return roomProbe(room).ref();
  }

  @Override
  public RecipientRef<ConferenceCommand> conference(ConferenceKey conference) {
    return conferenceProbe(conference).ref();
  }

  @Override
  public RecipientRef<DirectoryCommand> directory(TenantId tenant) {
    return directory.ref();
  }
}
