package io.ringroom.domain.room;

import io.ringroom.id.NodeId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.RoomTask;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of words about a room's tasks: pure decisions, carried out by its entity. */
public final class RoomTasks {
  /** A room that records, mixes, and streams to two places is far below it. */
  public static final int MOST = 8;

  /** What a task's id looks like: it is part of the names of files and addresses. */
  public static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** The recording that nobody had to ask for. */
  static final String AUTO = "auto";

  private RoomTasks() {}

  /**
   * @param refusal absent means yes
   */
  public record Ruling(@Nullable ErrorCode refusal, List<RoomEvent> events) {
    static Ruling refused(ErrorCode why) {
      return new Ruling(why, List.of());
    }
  }

  /** Somebody asks for a task, or for another form of one that runs. */
  public static Ruling give(RoomState state, RoomNeed need, RoomTask task, Instant now) {
    if (state.closed()) {
      return Ruling.refused(ErrorCode.CALL_ENDED);
    }
    RoomTask before = state.task(task.id()).orElse(null);
    if (before == null && state.work().size() >= MOST) {
      return Ruling.refused(ErrorCode.TOO_MANY_TASKS);
    }
    if (before != null && !before.getClass().equals(task.getClass())) {
      return Ruling.refused(ErrorCode.TASK_OF_ANOTHER_KIND);
    }
    if (task instanceof RoomTask.Pull pull && taken(state, need, pull)) {
      return Ruling.refused(ErrorCode.USER_IS_THERE);
    }
    return new Ruling(
        null, task.equals(before) ? List.of() : List.of(new RoomEvent.TaskGiven(task, now)));
  }

  private static boolean taken(RoomState state, RoomNeed need, RoomTask.Pull pull) {
    boolean otherCamera =
        state.work().stream()
            .anyMatch(
                task ->
                    task instanceof RoomTask.Pull other
                        && !other.id().equals(pull.id())
                        && other.user().equals(pull.user()));
    return need.has(pull.user()) || otherCamera;
  }

  /**
   * What a room begins with when its owner wants it recorded from its first moment on. Once only:
   * whoever stops that recording has stopped it, whichever node the room moves to.
   */
  public static List<RoomEvent> fromTheStart(
      RoomState state, RoomNeed need, Folder folder, Instant now) {
    return need.record() == null || state.place() != null
        ? List.of()
        : List.of(new RoomEvent.TaskGiven(new RoomTask.Record(AUTO, folder, need.record()), now));
  }

  /** A member wants the mixed picture divided like this. */
  public static Ruling divide(
      RoomState state, RoomNeed need, UserId by, MixLayout layout, Instant now) {
    return need.has(by)
        ? give(state, need, RoomTask.Mix.of(layout), now)
        : Ruling.refused(ErrorCode.NOT_A_MEMBER);
  }

  /**
   * A member who asks for something.
   *
   * @param anybody whether it is for any member to ask, or for who leads the room
   */
  public record ByMember(UserId user, boolean anybody) {}

  /**
   * A member wants the members' recording to run, or to end. What the tenant records is none of
   * his: it has another id.
   *
   * @param form absent to end it
   */
  public static Ruling record(
      RoomState state,
      RoomNeed need,
      ByMember by,
      Folder folder,
      RoomTask.@Nullable Form form,
      Instant now) {
    if (!need.has(by.user())) {
      return Ruling.refused(ErrorCode.NOT_A_MEMBER);
    }
    if (!by.anybody() && !need.isLed(by.user())) {
      return Ruling.refused(ErrorCode.MAY_NOT_RECORD);
    }
    return form == null
        ? drop(state, RoomTask.Record.BY_MEMBERS, now)
        : give(state, need, RoomTask.Record.byMembers(folder, form), now);
  }

  /** Somebody wants a task to end. */
  public static Ruling drop(RoomState state, String task, Instant now) {
    return state.closed() || state.task(task).isEmpty()
        ? Ruling.refused(ErrorCode.NO_TASK)
        : new Ruling(null, List.of(new RoomEvent.TaskDropped(task, now)));
  }

  /** The media node says how a task goes: that a recording has failed is to be remembered. */
  public static List<RoomEvent> heard(RoomState state, FromNode.TaskNews news, Instant now) {
    boolean failed =
        news.state() == FromNode.TaskState.FAILED
            && state.task(news.task()).filter(RoomTask.Record.class::isInstance).isPresent();
    return failed
        ? List.of(new RoomEvent.RecordingFailed(news.task(), news.detail(), now))
        : List.of();
  }

  /** A media node says that a file is ready; of another tenant's it cannot be. */
  public static List<RoomEvent> recorded(
      RoomState state, NodeId node, RecordedFile file, Instant now) {
    RoomState.Place place = state.place();
    return place == null || !place.owner().folder(place.tenant()).equals(file.folder())
        ? List.of()
        : List.of(new RoomEvent.FileRecorded(node, file, now));
  }

  /** The members that are network cameras. */
  public static Set<UserId> cameras(RoomState state) {
    return state.closed()
        ? Set.of()
        : state.work().stream()
            .filter(RoomTask.Pull.class::isInstance)
            .map(task -> ((RoomTask.Pull) task).user())
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether what members say and show is kept or sent elsewhere. */
  public static boolean recording(RoomState state) {
    return !state.closed() && state.work().stream().anyMatch(RoomTask::heardElsewhere);
  }
}
