package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.compose.LargeTile;
import io.ringroom.media.plain.PlainSender;
import io.ringroom.media.plain.PlainTrack;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a camera room hears and sees on its own loudspeaker and display: the loudest voices, and
 * large who speaks. On the media thread only.
 */
final class Playout implements AutoCloseable {
  private final RoomContext context;
  private final List<PlainSender> voices = new ArrayList<>();
  private List<Optional<UserId>> heard = List.of();
  private @Nullable PlainSender picture;
  private LargeTile<UserId> large = LargeTile.empty();
  private Optional<UserId> seen = Optional.empty();

  Playout(RoomContext context) {
    this.context = context;
  }

  /**
   * Somebody who could be heard and seen.
   *
   * @param loudness 0 (silent) to 127
   */
  record Talker(UserId user, double loudness, boolean video) {}

  /**
   * Sends to these ports of 127.0.0.1 from now on, as {@link
   * io.ringroom.media.lease.CaptureInput#playTo} documents them.
   *
   * @throws IOException when no port can be bound
   */
  void to(List<Integer> ports) throws IOException {
    if (ports.isEmpty()) {
      close();
      return;
    }
    int count = ports.size() - 1;
    while (voices.size() < count) {
      voices.add(sender(PlainTrack.AUDIO));
    }
    for (int n = 0; n < count; n++) {
      voices.get(n).to(ports.get(n));
    }
    if (heard.size() != count) {
      heard = new ArrayList<>(java.util.Collections.nCopies(count, Optional.empty()));
    }
    if (ports.get(count) != 0) {
      PlainSender sender = picture == null ? picture = sender(PlainTrack.VIDEO) : picture;
      sender.to(ports.get(count));
    } else {
      closePicture();
    }
  }

  private void closePicture() {
    if (picture != null) {
      picture.close();
      picture = null;
      seen = Optional.empty();
    }
  }

  private PlainSender sender(PlainTrack track) throws IOException {
    return new PlainSender(context.loop(), track, context.ntpTime(), context.random());
  }

  /** Decides anew whom the room hears and sees. */
  void rebind(
      List<Talker> talkers,
      Function<UserId, Optional<Layer>> sound,
      Function<UserId, Optional<Layer>> pictures,
      long nowMicros) {
    heard =
        SpeakerChoice.choose(
            heard,
            talkers.stream()
                .map(talker -> new SpeakerChoice.Candidate<>(talker.user(), talker.loudness()))
                .toList());
    for (int n = 0; n < voices.size(); n++) {
      voices.get(n).show(heard.get(n).flatMap(sound).orElse(null));
    }
    if (picture != null) {
      seen = large(talkers, nowMicros);
      picture.show(seen.flatMap(pictures).orElse(null));
    }
  }

  /** Who speaks, if he has a picture; else who was seen last; else anybody. */
  private Optional<UserId> large(List<Talker> talkers, long nowMicros) {
    List<Talker> visible = talkers.stream().filter(Talker::video).toList();
    Optional<UserId> loudest =
        visible.stream()
            .filter(talker -> talker.loudness() > SpeakerChoice.AUDIBLE)
            .max(Comparator.comparingDouble(Talker::loudness))
            .map(Talker::user);
    large = large.look(loudest, nowMicros);
    List<UserId> users = visible.stream().map(Talker::user).toList();
    return large
        .who()
        .filter(users::contains)
        .or(() -> seen.filter(users::contains))
        .or(() -> users.stream().findFirst());
  }

  boolean isEmpty() {
    return voices.isEmpty() && picture == null;
  }

  /** Whom the room sees, and whom it hears; for an operator. */
  String shown(MediaKind kind) {
    return kind == MediaKind.VIDEO
        ? seen.map(UserId::value).orElse("")
        : heard.stream().flatMap(Optional::stream).map(UserId::value).toList().toString();
  }

  void tick(long nowMicros) {
    voices.forEach(voice -> voice.tick(nowMicros));
    if (picture != null) {
      picture.tick(nowMicros);
    }
  }

  @Override
  public void close() {
    voices.forEach(PlainSender::close);
    voices.clear();
    heard = List.of();
    closePicture();
  }
}
