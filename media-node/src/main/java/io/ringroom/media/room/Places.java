package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.Outbound;
import io.ringroom.media.rtp.Slot;
import io.ringroom.protocol.node.FromNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The slots of one connection, what they show, and how its link is shared among them. */
final class Places {
  /**
   * A link that carries less than this share of what is sent has shrunk: no slip of an estimate.
   */
  private static final double FLOODED = 0.6;

  private final Outbound outbound;
  private final List<Place> places = new ArrayList<>();

  Places(Outbound outbound) {
    this.outbound = outbound;
    outbound.slots().forEach(slot -> places.add(new Place(slot)));
  }

  /** Finds what a member sends, the smallest encoding first. */
  interface LayersOf {
    List<Layer> find(Shown shown, MediaKind kind);
  }

  /** What the slots of this kind show, in the order of the m-lines. */
  List<Optional<Shown>> shown(MediaKind kind) {
    return places.stream().filter(place -> place.isOf(kind)).map(Place::shown).toList();
  }

  Optional<Shown> shownIn(Slot slot) {
    return places.stream().filter(place -> place.slot() == slot).findFirst().flatMap(Place::shown);
  }

  /**
   * Shows these, one for each slot of the kind.
   *
   * @return whether any slot shows something else than before
   */
  boolean show(MediaKind kind, List<Optional<Shown>> subjects, LayersOf layers) {
    boolean changed = false;
    int at = 0;
    for (Place place : places) {
      if (place.isOf(kind)) {
        Optional<Shown> shown = subjects.get(at++);
        changed |= place.show(shown, shown.map(what -> layers.find(what, kind)).orElse(List.of()));
      }
    }
    return changed;
  }

  /**
   * Shares the link among the videos that are shown.
   *
   * @param views whose cameras come first
   * @param wantedBits what else could be used if the link carried it
   * @return whether a video is limited in another way than before
   */
  boolean allot(List<UserId> views, long wantedBits, long nowMicros) {
    List<Place> videos =
        places.stream()
            .filter(place -> place.isOf(MediaKind.VIDEO) && place.shown().isPresent())
            .sorted(Comparator.comparingInt(place -> importance(place, views)))
            .toList();
    long sound = outbound.bitrate(MediaKind.AUDIO, nowMicros);
    long link = outbound.downlink().bits();
    List<Allotment.Wish> wishes =
        videos.stream().map(place -> place.wish(Allotment.Fallback.PAUSE, nowMicros)).toList();
    Allotment.Shares shares = Allotment.share(link < 0 ? link : Math.max(0, link - sound), wishes);
    long taken = sound + wishes.stream().mapToLong(Allotment.Wish::taken).sum();
    boolean flooded = link >= 0 && link < FLOODED * taken;
    boolean changed = false;
    for (int i = 0; i < videos.size(); i++) {
      changed |= videos.get(i).send(shares.levels().get(i), flooded, nowMicros);
    }
    long next = shares.wantedBits() == 0 ? 0 : shares.wantedBits() + sound;
    outbound.want(Math.max(next, wantedBits));
    return changed;
  }

  /** Screens first, then cameras in his own order. */
  private static int importance(Place place, List<UserId> views) {
    Shown shown = place.shown().orElseThrow();
    int at = views.indexOf(shown.user());
    return shown.isScreen() ? -1 : at < 0 ? views.size() : at;
  }

  /** The worst that the link does to any video. */
  Quality.Limit limit() {
    return places.stream()
        .map(Place::limit)
        .max(Comparator.naturalOrder())
        .orElse(Quality.Limit.NONE);
  }

  List<FromNode.Slot> told() {
    return places.stream().map(Place::told).toList();
  }
}
