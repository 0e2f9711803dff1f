package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.compose.Arrangement;
import io.ringroom.media.compose.LargeTile;
import io.ringroom.media.compose.Scene;
import io.ringroom.media.compose.Subject;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.Simulcast;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.RoomMember;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Decides who is where in the mixed picture of a room, as its layout says and as people speak. */
final class Director {
  private static final String BLACK = "#000000";

  private MixLayout layout = MixLayout.GRID;
  private LargeTile<UserId> large = LargeTile.empty();

  void layout(MixLayout wanted) {
    layout = wanted;
  }

  /** Looks who is there, who sends a picture, and who speaks. */
  Picture look(Map<UserId, RoomMember> members, Sources sources, long nowMicros) {
    List<UserId> present =
        members.keySet().stream().filter(user -> sources.of(user).isPresent()).toList();
    if (large.who().filter(user -> !present.contains(user)).isPresent()) {
      large = LargeTile.empty();
    }
    large = large.look(loudest(present, sources, nowMicros), nowMicros);
    Map<Subject, List<Layer>> pictures = pictures(present, sources);
    List<Subject> cameras =
        present.stream()
            .map(Subject::camera)
            .filter(camera -> keepsPlate() || pictures.containsKey(camera))
            .toList();
    List<Subject> screens = pictures.keySet().stream().filter(Subject::screen).toList();
    Scene scene = new Scene(cameras, screens, large.who());
    return new Picture(
        Arrangement.of(layout, scene, VideoMixing.CANVAS),
        pictures,
        names(members),
        Objects.requireNonNullElse(layout.background(), BLACK));
  }

  private static Map<UserId, String> names(Map<UserId, RoomMember> members) {
    Map<UserId, String> names = new HashMap<>();
    members.forEach((user, member) -> names.put(user, member.displayName()));
    return names;
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

  private static Map<Subject, List<Layer>> pictures(List<UserId> users, Sources sources) {
    Map<Subject, List<Layer>> found = new LinkedHashMap<>();
    for (UserId user : users) {
      add(found, Subject.screen(user), sources.layers(Shown.screen(user), MediaKind.VIDEO));
      add(found, Subject.camera(user), sources.layers(Shown.of(user), MediaKind.VIDEO));
    }
    return found;
  }

  private static void add(Map<Subject, List<Layer>> found, Subject subject, List<Layer> encodings) {
    List<Layer> live = Simulcast.live(encodings);
    if (!live.isEmpty()) {
      found.put(subject, live);
    }
  }
}
