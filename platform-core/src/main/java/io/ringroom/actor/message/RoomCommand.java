package io.ringroom.actor.message;

import akka.actor.typed.ActorRef;
import io.ringroom.domain.room.RoomNeed;
import io.ringroom.domain.room.RoomOwner;
import io.ringroom.id.DeviceId;
import io.ringroom.id.NodeId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.RoomTask.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a room entity is sent from outside itself. */
public interface RoomCommand extends CborSerializable {

  /**
   * The owner says what it needs the room for; the newest word counts.
   *
   * @param need absent when the room is needed no more
   */
  record Need(TenantId tenant, RoomOwner owner, long revision, @Nullable RoomNeed need)
      implements RoomCommand {}

  /** What a member asks for himself. */
  sealed interface OfMember extends RoomCommand {
    TenantId tenant();

    UserId user();

    DeviceId device();
  }

  /**
   * A member's offer for his media connection.
   *
   * @param reception how he receives the others on it; absent for the streams of each
   * @param adaptive whether more cheaply by itself while his link is weak
   */
  record Connect(
      TenantId tenant,
      UserId user,
      DeviceId device,
      String sdp,
      List<UserId> views,
      @Nullable Reception reception,
      boolean adaptive,
      List<UserId> screens,
      ActorRef<ConnectReply> replyTo)
      implements OfMember {
    public Connect {
      views = List.copyOf(views);
      screens = List.copyOf(screens);
    }
  }

  /** Exactly one of {@code sdp} and {@code refusal} is present. */
  record ConnectReply(@Nullable String sdp, @Nullable ErrorCode refusal, String message)
      implements CborSerializable {
    public static ConnectReply refused(ErrorCode code, String message) {
      return new ConnectReply(null, code, message);
    }
  }

  /** Whose cameras and whose shared screens a member wants to see from now on. */
  record SetViews(
      TenantId tenant, UserId user, DeviceId device, List<UserId> views, List<UserId> screens)
      implements OfMember {
    public SetViews {
      views = List.copyOf(views);
      screens = List.copyOf(screens);
    }
  }

  /**
   * How a member receives the others from now on.
   *
   * @param adaptive as in {@link Connect}
   */
  record Receive(
      TenantId tenant, UserId user, DeviceId device, Reception reception, boolean adaptive)
      implements OfMember {}

  /** What a member asks to be done with the media of everybody. */
  sealed interface ForAll extends RoomCommand {
    TenantId tenant();

    UserId user();

    ActorRef<Tasks> replyTo();
  }

  /** The mixed picture of the room shall be divided in another way. */
  record SetLayout(TenantId tenant, UserId user, MixLayout layout, ActorRef<Tasks> replyTo)
      implements ForAll {}

  /**
   * The members' recording shall run in this form, or end.
   *
   * @param form absent to end it
   * @param byAnybody whether any member may; otherwise only who leads the room
   */
  record SetRecording(
      TenantId tenant, UserId user, @Nullable Form form, boolean byAnybody, ActorRef<Tasks> replyTo)
      implements ForAll {}

  /** The tenant wants a task done in this room from now on, or changed. */
  record GiveTask(TenantId tenant, RoomTask task, ActorRef<Tasks> replyTo) implements RoomCommand {}

  /** The tenant wants the task of this id done no longer. */
  record DropTask(TenantId tenant, String task, ActorRef<Tasks> replyTo) implements RoomCommand {}

  record GetTasks(TenantId tenant, ActorRef<Tasks> replyTo) implements RoomCommand {}

  /**
   * @param refusal why the wish was not followed; absent means yes
   * @param tasks everything that is to be done in the room now
   */
  record Tasks(@Nullable ErrorCode refusal, List<TaskView> tasks) implements CborSerializable {
    public Tasks {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * @param news what the media node said of it last; absent before it has said anything
   */
  record TaskView(RoomTask task, FromNode.@Nullable TaskNews news) {}

  /** How some members want to be called; those who are not in it are as they were. */
  record Names(List<Named> names) implements RoomCommand {
    public Names {
      names = List.copyOf(names);
    }
  }

  /**
   * @param name empty for none
   */
  record Named(UserId user, String name) {}

  /** What a media node reports about this room. */
  record NodeSaid(NodeId node, FromNode report) implements RoomCommand {}

  /** The node is connected (again): give it the current wish. */
  record NodeUp(NodeId node) implements RoomCommand {}

  /** The node is not connected (any more). */
  record NodeDown(NodeId node) implements RoomCommand {}

  /**
   * The node says that it still runs this room from before its link broke.
   *
   * @param link the node's new link, answered directly: nobody else may know it yet
   */
  record NodeRuns(NodeId node, long epoch, ActorRef<NodeCommand> link) implements RoomCommand {}
}
