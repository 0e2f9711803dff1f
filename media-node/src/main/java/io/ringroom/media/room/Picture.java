package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.compose.Rectangle;
import io.ringroom.media.compose.Subject;
import io.ringroom.media.compose.Tile;
import io.ringroom.media.rtp.Layer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mixed picture is to show.
 *
 * @param tiles those behind first
 * @param sources what comes in of each who sends a picture, the smallest encoding first
 * @param names what is to be read of each who is in it
 * @param background {@code #rrggbb}
 */
record Picture(
    List<Tile> tiles,
    Map<Subject, List<Layer>> sources,
    Map<UserId, String> names,
    String background) {
  /** A place up to this share of the canvas' width is served well enough by a small encoding. */
  private static final int SMALL_SHARE = 4;

  Picture {
    tiles = List.copyOf(tiles);
    sources = Map.copyOf(sources);
    names = Map.copyOf(names);
  }

  String name(Subject subject) {
    return names.getOrDefault(subject.user(), subject.user().value());
  }

  boolean sends(Subject subject) {
    return sources.containsKey(subject);
  }

  /** What to decode for a tile: not more than its place can show. */
  Optional<Layer> source(Subject subject) {
    List<Layer> encodings = sources.getOrDefault(subject, List.of());
    if (encodings.isEmpty()) {
      return Optional.empty();
    }
    boolean small =
        tiles.stream().filter(tile -> tile.subject().equals(subject)).anyMatch(this::isSmall);
    return Optional.of(encodings.get(small ? 0 : encodings.size() - 1));
  }

  private boolean isSmall(Tile tile) {
    Rectangle place = tile.place();
    return place.width() * SMALL_SHARE <= VideoMixing.CANVAS.width();
  }
}
