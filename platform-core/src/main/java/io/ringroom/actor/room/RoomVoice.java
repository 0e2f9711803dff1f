package io.ringroom.actor.room;

import akka.actor.typed.ActorRef;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.UserCommand;
import io.ringroom.actor.node.MediaNodes;
import io.ringroom.domain.ring.Audience;
import io.ringroom.domain.room.Occupant;
import io.ringroom.domain.room.Room;
import io.ringroom.domain.room.RoomState;
import io.ringroom.domain.room.RoomTasks;
import io.ringroom.domain.room.RoomWish;
import io.ringroom.id.DeviceId;
import io.ringroom.id.NodeId;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.ToNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a room says to its media node and to its members. */
final class RoomVoice {
  private static final String GONE = "gone";
  private static final String CONNECTED = "connected";

  private final RoomId room;
  private final ActorRef<RoomCommand> self;
  private final RoomEntity.Surroundings around;

  /** The newest media connection of each member; lost with the entity. */
  private final Map<UserId, String> connections = new HashMap<>();

  /** Grows with every wish; starts at the time of making, so a restarted room is never behind. */
  private long revision;

  private long connectionsMade;

  RoomVoice(RoomId room, ActorRef<RoomCommand> self, RoomEntity.Surroundings around) {
    this.room = room;
    this.self = self;
    this.around = around;
    this.revision = around.clock().millis();
  }

  static boolean seated(RoomCommand.Need need, UserId user, DeviceId device) {
    return occupants(need).stream()
        .anyMatch(o -> o.user().equals(user) && o.seat().device().equals(device));
  }

  void watch(RoomState.Place place) {
    around.nodes().tell(new MediaNodes.Watch(place.node(), self));
  }

  void wish(Room.Plan.Wish plan, List<RoomTask> tasks, Map<UserId, String> names) {
    send(plan.place().node(), RoomWish.of(plan.need(), plan.place(), tasks, names, ++revision));
  }

  void close(RoomState.@Nullable Place place) {
    if (place != null) {
      send(place.node(), new ToNode.CloseRoom(room, place.epoch()));
      around.nodes().tell(new MediaNodes.Unwatch(place.node(), room, self));
    }
  }

  void recordedIsHeard(NodeId node, RecordedFile file) {
    send(node, new ToNode.RecordedHeard(file.folder(), file.recording(), file.file()));
  }

  void connect(RoomState.Place place, RoomCommand.Connect connect) {
    String connection = revision + "-" + ++connectionsMade;
    connections.put(connect.user(), connection);
    ToNode.Connect offer =
        new ToNode.Connect(
            room.value() + "/" + connection,
            room,
            place.epoch(),
            connect.user(),
            connection,
            connect.sdp(),
            connect.views(),
            connect.reception(),
            connect.screens(),
            adaptive(connect.adaptive()));
    around.nodes().tell(new MediaNodes.Connect(place.node(), offer, connect.replyTo()));
  }

  void views(RoomState.Place place, RoomCommand.SetViews views) {
    send(
        place.node(),
        new ToNode.View(room, place.epoch(), views.user(), views.views(), views.screens()));
  }

  void receive(RoomState.Place place, RoomCommand.Receive receive) {
    send(
        place.node(),
        new ToNode.Receive(
            room,
            place.epoch(),
            receive.user(),
            receive.reception(),
            adaptive(receive.adaptive())));
  }

  /** Said only where it is not the usual. */
  private static @Nullable Boolean adaptive(boolean adapts) {
    return adapts ? null : Boolean.FALSE;
  }

  /** Reports that concern a member's page go to the device that is in the call. */
  void passOn(RoomCommand.Need need, RoomState state, FromNode report) {
    if (report instanceof FromNode.Slots slots) {
      List<ClientEvent.Slot> shown = slots.slots().stream().map(RoomVoice::slot).toList();
      String reduced = slots.reception() == null ? null : slots.reception().word();
      show(need, slots.user(), words(need).slots(slots.connection(), shown, reduced));
    } else if (report instanceof FromNode.Media media && GONE.equals(media.state())) {
      String newest = connections.get(media.user());
      if (newest == null || newest.equals(media.connection())) {
        show(need, media.user(), words(need).mediaLost());
      }
    } else if (report instanceof FromNode.Media media && CONNECTED.equals(media.state())) {
      standing(words(need), RoomState.NEW, state).forEach(e -> show(need, media.user(), e));
    } else if (report instanceof FromNode.Quality quality) {
      ClientEvent event =
          words(need)
              .qualities(
                  quality.users().stream()
                      .map(one -> new ClientEvent.UserQuality(one.user(), one.quality()))
                      .toList());
      occupants(need).forEach(o -> show(need, o.user(), event));
    } else if (report instanceof FromNode.Levels levels) {
      ClientEvent event =
          words(need)
              .levels(
                  levels.levels().stream()
                      .map(one -> new ClientEvent.UserLevel(one.user(), one.level()))
                      .toList());
      levels.to().forEach(user -> show(need, user, event));
    }
  }

  /** What has become different for members by other tasks. */
  void tellOfTasks(RoomCommand.Need need, RoomState before, RoomState after) {
    List<ClientEvent> told = standing(words(need), before, after);
    occupants(need).forEach(o -> told.forEach(event -> show(need, o.user(), event)));
  }

  /** Again, for a device that was not connected when it was told. */
  void sayThatItIsRecorded(RoomCommand.Need need) {
    occupants(need).forEach(o -> show(need, o.user(), words(need).recording(true)));
  }

  private static List<ClientEvent> standing(OwnersWords words, RoomState before, RoomState after) {
    List<ClientEvent> told = new ArrayList<>();
    boolean recording = RoomTasks.recording(after);
    if (recording != RoomTasks.recording(before)) {
      told.add(words.recording(recording));
    }
    Set<UserId> were = RoomTasks.cameras(before);
    Set<UserId> are = RoomTasks.cameras(after);
    are.stream()
        .filter(user -> !were.contains(user))
        .forEach(u -> told.addAll(words.camera(u, true)));
    were.stream()
        .filter(user -> !are.contains(user))
        .forEach(u -> told.addAll(words.camera(u, false)));
    return told;
  }

  void mediaLost(RoomCommand.Need need) {
    occupants(need).forEach(o -> show(need, o.user(), words(need).mediaLost()));
  }

  private static ClientEvent.Slot slot(FromNode.Slot slot) {
    String stream = slot.stream() == null ? null : slot.stream().word();
    String limit = slot.limit() == null ? null : slot.limit().word();
    return new ClientEvent.Slot(slot.mid(), slot.kind(), slot.user(), stream, limit);
  }

  private void send(NodeId node, ToNode message) {
    around.nodes().tell(new MediaNodes.Send(node, message));
  }

  private void show(RoomCommand.Need need, UserId user, ClientEvent event) {
    Optional<Occupant> occupant =
        occupants(need).stream().filter(o -> o.user().equals(user)).findFirst();
    occupant.ifPresent(
        o ->
            around
                .addresses()
                .user(new UserKey(need.tenant(), user))
                .tell(new UserCommand.ShowNow(Audience.only(o.seat().device()), event)));
  }

  void askWhetherNeeded(RoomState.Place place) {
    new OwnersWords(room, place.tenant(), place.owner()).askWhetherNeeded(around.addresses());
  }

  /** No media node carries the room any more. */
  void tellOwnerMediaIsLost(RoomCommand.Need need) {
    words(need).tellMediaIsLost(around.addresses());
  }

  private OwnersWords words(RoomCommand.Need need) {
    return new OwnersWords(room, need.tenant(), need.owner());
  }

  private static List<Occupant> occupants(RoomCommand.Need need) {
    return need.need() == null ? List.of() : need.need().occupants();
  }
}
