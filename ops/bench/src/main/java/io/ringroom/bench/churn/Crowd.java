package io.ringroom.bench.churn;

import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.Voice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Two who talk all the time, one who only listens, and others who come, talk and go: the one who
 * has been there longest goes, another one comes. All listen for a tone that never stops.
 */
public final class Crowd implements AutoCloseable {
  private static final double FIRST = 440;
  private static final double SECOND = 830;

  /** Twelve below what is played. */
  private static final double HEARD = -26;

  private final Room room;
  private final List<Stay> all = new ArrayList<>();
  private final Deque<Stay> guests = new ArrayDeque<>();
  private int names;

  /** Where they meet. */
  public interface Room {
    /** Somebody comes in, and hears the mix of the others. */
    LoadPeer enter(String user);

    void leave(LoadPeer peer);
  }

  /** Somebody's time in the room. */
  private record Stay(LoadPeer peer, ToneWatch watch) {}

  public Crowd(Room room, int guests) {
    this.room = room;
    talk("first", FIRST, SECOND);
    talk("second", SECOND, FIRST);
    silent("listener", FIRST);
    for (int i = 0; i < guests; i++) {
      comes();
    }
  }

  private Stay talk(String user, double hertz, double listensFor) {
    Stay stay = silent(user, listensFor);
    stay.peer().sendAudio(new Voice(hertz, true));
    return stay;
  }

  private Stay silent(String user, double listensFor) {
    LoadPeer peer = room.enter(user);
    ToneWatch watch = new ToneWatch(listensFor, HEARD);
    peer.hear(watch);
    Stay stay = new Stay(peer, watch);
    all.add(stay);
    return stay;
  }

  /** Somebody new comes. */
  public void comes() {
    names++;
    guests.add(talk("guest" + names, 1_000 + 90 * (names % 10), FIRST));
  }

  /** Who has been there longest goes. */
  public void goes() {
    Stay stay = guests.remove();
    stay.watch().worst(); // until now
    stay.watch().close();
    room.leave(stay.peer());
    stay.peer().close();
  }

  /** Whether those who stay all hear what they listen for. */
  public boolean hears() {
    return all.subList(0, 3).stream().allMatch(stay -> stay.watch().heard());
  }

  /** Gaps before the mix began, when everybody heard one voice at a time, do not count. */
  public void begin() {
    all.forEach(stay -> stay.watch().forget());
  }

  /** The worst gap of each who was ever there, in the order they came. */
  public List<ToneWatch.Gap> gaps() {
    return all.stream().map(stay -> stay.watch().worst()).toList();
  }

  /** How many have heard what they listened for. */
  public long listeners() {
    return all.stream().filter(stay -> stay.watch().heard()).count();
  }

  @Override
  public void close() {
    all.forEach(stay -> stay.watch().close());
    all.forEach(stay -> stay.peer().close());
  }
}
