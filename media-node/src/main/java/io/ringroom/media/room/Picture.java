package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.compose.Arrangement;
import io.ringroom.media.compose.LargeTile;
import io.ringroom.media.compose.Scene;
import io.ringroom.media.compose.Subject;
import io.ringroom.media.compose.Tile;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.RoomMember;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is where in the mixed picture of a room now, and where his picture comes from. */
final class Picture {
  private MixLayout layout = MixLayout.GRID;
  private LargeTile<UserId> large = LargeTile.empty();
  private List<Tile> tiles = List.of();
  private Map<Subject, Layer> pictures = Map.of();

  void layout(MixLayout wanted) {
    layout = wanted;
  }

  MixLayout layout() {
    return layout;
  }

  /** Looks who is there, who sends a picture, and who speaks. */
  void look(Map<UserId, RoomMember> members, Sources sources, long nowMicros) {
    List<UserId> present =
        members.keySet().stream().filter(user -> sources.of(user).isPresent()).toList();
    if (large.who().filter(user -> !present.contains(user)).isPresent()) {
      large = LargeTile.empty();
    }
    large = large.look(loudest(present, sources, nowMicros), nowMicros);
    pictures = pictures(present, sources);
    List<Subject> cameras =
        present.stream()
            .map(Subject::camera)
            .filter(camera -> keepsPlate() || pictures.containsKey(camera))
            .toList();
    List<Subject> screens = pictures.keySet().stream().filter(Subject::screen).toList();
    tiles = Arrangement.of(layout, new Scene(cameras, screens, large.who()), VideoMix.CANVAS);
  }

  private boolean keepsPlate() {
    return !Boolean.FALSE.equals(layout.withoutVideo());
  }

  private static Optional<UserId> loudest(List<UserId> users, Sources sources, long nowMicros) {
    return users.stream()
        .map(user -> new SpeakerChoice.Candidate<>(user, loudness(user, sources, nowMicros)))
        .filter(one -> one.loudness() > SpeakerChoice.AUDIBLE)
        .max(Comparator.comparingDouble(SpeakerChoice.Candidate::loudness))
        .map(SpeakerChoice.Candidate::who);
  }

  private static double loudness(UserId user, Sources sources, long nowMicros) {
    return sources
        .layer(user, MediaKind.AUDIO)
        .filter(Layer::forwarded)
        .map(layer -> layer.loudness().at(nowMicros))
        .orElse(0.0);
  }

  private static Map<Subject, Layer> pictures(List<UserId> users, Sources sources) {
    Map<Subject, Layer> found = new LinkedHashMap<>();
    for (UserId user : users) {
      sources
          .layer(user, MediaKind.VIDEO)
          .filter(Layer::isLive)
          .ifPresent(layer -> found.put(Subject.camera(user), layer));
    }
    return found;
  }

  /** The tiles, those behind first. */
  List<Tile> tiles() {
    return tiles;
  }

  /** Where the picture of a subject comes from; empty while it sends none. */
  Optional<Layer> source(Subject subject) {
    return Optional.ofNullable(pictures.get(subject));
  }
}
