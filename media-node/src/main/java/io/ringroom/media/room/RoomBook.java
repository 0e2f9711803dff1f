package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.ToNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rooms are in force, by which epoch and revision, and what a message from the platform may
 * do to them. Pure: every answer that changes something carries the next book.
 *
 * <p>Fencing: a message whose epoch is below the highest seen for its room comes from an owner that
 * has been replaced, and has no effect. That holds for closed rooms too, as long as they are
 * remembered.
 */
public record RoomBook(Map<RoomId, Entry> running, Map<RoomId, Long> closed) {
  /** How many closed rooms are remembered; a forgotten one could be revived by a stale owner. */
  static final int MAX_CLOSED = 1024;

  /** What is in force for one room. */
  public record Entry(long epoch, long revision, Map<UserId, RoomMember> members) {
    public Entry {
      members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** What comes of a wish or a close. */
  public sealed interface Ruling {
    /** The wish is in force, anew or still: make it true, renew its lease, confirm it. */
    record InForce(RoomBook next, Entry entry) implements Ruling {}

    /** The room ends. */
    record Closed(RoomBook next) implements Ruling {}

    /** Nothing happens. */
    record Ignored(String why) implements Ruling {}
  }

  /** Why somebody cannot connect; the names are those of the node protocol. */
  public enum Refusal {
    NO_ROOM("this room does not run here"),
    STALE_EPOCH("the room has another owner by now"),
    NOT_A_MEMBER("the user is not a member of this room");

    private final String message;

    Refusal(String message) {
      this.message = message;
    }

    public String message() {
      return message;
    }
  }

  public RoomBook {
    running = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(running));
    closed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(closed));
  }

  public static RoomBook empty() {
    return new RoomBook(Map.of(), Map.of());
  }

  /** A wish came. The same wish again is in force again: that renews a lease. */
  public Ruling onWish(ToNode.Wish wish) {
    if (wish.epoch() <= closed.getOrDefault(wish.room(), Long.MIN_VALUE)) {
      return new Ruling.Ignored("the room is over; only a later epoch can open it anew");
    }
    Entry known = running.get(wish.room());
    if (known != null && wish.epoch() < known.epoch()) {
      return new Ruling.Ignored("epoch " + wish.epoch() + " is behind " + known.epoch());
    }
    if (known != null && wish.epoch() == known.epoch() && wish.revision() < known.revision()) {
      return new Ruling.Ignored("revision " + wish.revision() + " is behind " + known.revision());
    }
    Entry entry = new Entry(wish.epoch(), wish.revision(), byUser(wish.members()));
    Map<RoomId, Entry> next = new LinkedHashMap<>(running);
    next.put(wish.room(), entry);
    return new Ruling.InForce(new RoomBook(next, closed), entry);
  }

  private static Map<UserId, RoomMember> byUser(List<RoomMember> members) {
    Map<UserId, RoomMember> byUser = new LinkedHashMap<>();
    members.forEach(member -> byUser.put(member.user(), member));
    return byUser;
  }

  public Ruling onClose(ToNode.CloseRoom close) {
    Entry known = running.get(close.room());
    if (known == null) {
      return new Ruling.Ignored("the room does not run here");
    }
    if (close.epoch() < known.epoch()) {
      return new Ruling.Ignored("epoch " + close.epoch() + " is behind " + known.epoch());
    }
    return new Ruling.Closed(without(close.room(), close.epoch()));
  }

  /** The node gives the room up by itself. */
  public RoomBook abandon(RoomId room) {
    Entry known = running.get(room);
    return known == null ? this : without(room, known.epoch());
  }

  private RoomBook without(RoomId room, long epoch) {
    Map<RoomId, Entry> next = new LinkedHashMap<>(running);
    next.remove(room);
    Map<RoomId, Long> remembered = new LinkedHashMap<>(closed);
    remembered.remove(room); // so that it becomes the youngest
    remembered.put(room, epoch);
    while (remembered.size() > MAX_CLOSED) {
      remembered.remove(remembered.keySet().iterator().next());
    }
    return new RoomBook(next, remembered);
  }

  /** Whether this user may do something in the room under this epoch; empty when he may. */
  public Optional<Refusal> refusal(RoomId room, long epoch, UserId user) {
    Entry known = running.get(room);
    if (known == null) {
      return Optional.of(Refusal.NO_ROOM);
    }
    if (epoch < known.epoch()) {
      return Optional.of(Refusal.STALE_EPOCH);
    }
    return known.members().containsKey(user) ? Optional.empty() : Optional.of(Refusal.NOT_A_MEMBER);
  }
}
