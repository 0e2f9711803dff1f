package io.ringroom.actor.room;

import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.RoomCommand.TaskView;
import io.ringroom.domain.room.RoomEvent;
import io.ringroom.domain.room.RoomState;
import io.ringroom.domain.room.RoomTasks;
import io.ringroom.id.TenantId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.FromNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hears what tenants want done in the room, and remembers what the media node says of it. */
final class TaskDesk {
  /** Lost with the entity; a node says everything anew when its link is new. */
  private final Map<String, FromNode.TaskNews> news = new HashMap<>();

  RoomTasks.Ruling give(
      RoomState state, RoomCommand.@Nullable Need need, RoomCommand.GiveTask wanted, Instant now) {
    ErrorCode refusal = refusal(state, need, wanted.tenant());
    return refusal != null || need == null || need.need() == null
        ? new RoomTasks.Ruling(
            Objects.requireNonNullElse(refusal, ErrorCode.NO_MEDIA_YET), List.of())
        : RoomTasks.give(state, need.need(), wanted.task(), now);
  }

  RoomTasks.Ruling forAll(
      RoomState state, RoomCommand.@Nullable Need need, RoomCommand.ForAll wanted, Instant now) {
    ErrorCode refusal = refusal(state, need, wanted.tenant());
    if (refusal != null || need == null || need.need() == null) {
      return new RoomTasks.Ruling(
          Objects.requireNonNullElse(refusal, ErrorCode.NO_MEDIA_YET), List.of());
    }
    if (wanted instanceof RoomCommand.SetLayout divide) {
      return RoomTasks.divide(state, need.need(), divide.user(), divide.layout(), now);
    }
    RoomCommand.SetRecording record = (RoomCommand.SetRecording) wanted;
    return RoomTasks.record(
        state,
        need.need(),
        new RoomTasks.ByMember(record.user(), record.byAnybody()),
        need.owner().folder(need.tenant()),
        record.form(),
        now);
  }

  RoomTasks.Ruling drop(
      RoomState state, RoomCommand.@Nullable Need need, RoomCommand.DropTask wanted, Instant now) {
    ErrorCode refusal = refusal(state, need, wanted.tenant());
    return refusal != null
        ? new RoomTasks.Ruling(refusal, List.of())
        : RoomTasks.drop(state, wanted.task(), now);
  }

  /** Another tenant's room is as if it were not there. */
  private static @Nullable ErrorCode refusal(
      RoomState state, RoomCommand.@Nullable Need need, TenantId tenant) {
    RoomState.Place place = state.place();
    if (place == null) {
      return need == null || !need.tenant().equals(tenant) ? ErrorCode.NO_MEDIA_YET : null;
    }
    return place.tenant().equals(tenant) ? null : ErrorCode.NOT_FOUND;
  }

  RoomCommand.Tasks all(RoomState state, @Nullable ErrorCode refusal) {
    return new RoomCommand.Tasks(
        refusal,
        state.work().stream().map(task -> new TaskView(task, news.get(task.id()))).toList());
  }

  RoomCommand.Tasks all(
      RoomState state, RoomCommand.@Nullable Need need, RoomCommand.GetTasks asked) {
    ErrorCode refusal = refusal(state, need, asked.tenant());
    return refusal == null ? all(state, null) : new RoomCommand.Tasks(refusal, List.of());
  }

  /** A node says it again with every new link; only what is new is worth storing. */
  List<RoomEvent> heard(RoomState state, FromNode.TaskNews told, Instant now) {
    FromNode.TaskNews before = news.put(told.task(), told);
    return told.equals(before) ? List.of() : RoomTasks.heard(state, told, now);
  }

  /** What the node it was on said of it is true no longer. */
  void forget(String task) {
    news.remove(task);
  }

  void forgetAll() {
    news.clear();
  }
}
