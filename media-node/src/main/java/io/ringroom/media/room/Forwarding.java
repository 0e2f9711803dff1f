package io.ringroom.media.room;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.mix.AudioMixSpec;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RoomMember;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides whom every slot of every connection of a room shows. */
final class Forwarding {
  private final Sources sources;
  private final Hearing hearing;
  private final Seeing seeing;
  private final MixLevels levels = new MixLevels();
  private final Consumer<Connection> changed;
  private Map<UserId, RoomMember> members = Map.of();

  /**
   * @param changed told which connection's slots show somebody else than before
   */
  Forwarding(Sources sources, AudioMixing mixing, Seeing seeing, Consumer<Connection> changed) {
    this.sources = sources;
    this.hearing = new Hearing(sources, mixing);
    this.seeing = seeing;
    this.changed = changed;
  }

  /** Who may be shown, and what each of them wants. */
  void members(Map<UserId, RoomMember> now) {
    members = now;
    hearing.members(now);
    seeing.members(now);
  }

  /** Decides anew, for all. */
  void rebind(long nowMicros) {
    hearing.mix(nowMicros);
    seeing.mix(nowMicros);
    for (Connection connection : sources.connections()) {
      boolean news = seeing.rebind(connection);
      news |= hearing.rebind(connection, nowMicros);
      news |= connection.allot(nowMicros);
      if (news) {
        changed.accept(connection);
      }
    }
    sources.captured().ifPresent(captured -> rebind(captured.playout(), nowMicros));
  }

  private void rebind(Playout playout, long nowMicros) {
    UserId self = sources.capturedUser().orElseThrow();
    playout.rebind(
        hearing.talkers(nowMicros).stream()
            .filter(talker -> !talker.who().equals(self))
            .map(talker -> new Playout.Talker(talker.who(), talker.loudness(), sends(talker.who())))
            .toList(),
        user -> sources.layer(user, MediaKind.AUDIO),
        user -> sources.layer(user, MediaKind.VIDEO),
        nowMicros);
  }

  private boolean sends(UserId user) {
    RoomMember member = members.get(user);
    return member != null && member.video();
  }

  /**
   * Gives who has a weak link a cheaper reception, and takes it back.
   *
   * @return whether somebody is to receive in another way than before
   */
  boolean adapt(long nowMicros) {
    boolean changed = false;
    for (Connection connection : sources.connections()) {
      if (connection.adapt(costs(connection, nowMicros), nowMicros)) {
        changed = true;
        this.changed.accept(connection);
      }
    }
    return changed;
  }

  /** What cannot be had costs more than any link carries. */
  private ReceptionChoice.Costs costs(Connection connection, long nowMicros) {
    long pictures = seeing.smallest(connection, nowMicros);
    long voices = hearing.voices(connection, nowMicros);
    boolean hearsMix = hearing.mayHearMix(connection.user());
    boolean seesMix = hearsMix && seeing.maySeeMix(connection.user());
    long mixedPicture = pictures == 0 ? 0 : VideoMixing.leastBits();
    return new ReceptionChoice.Costs(
        pictures + voices,
        hearsMix ? pictures + AudioMixSpec.BITRATE : Long.MAX_VALUE / 4,
        seesMix ? mixedPicture + AudioMixSpec.BITRATE : Long.MAX_VALUE / 4);
  }

  /** Follows the links to the receivers: what they carry, and which encodings come in. */
  void allot(long nowMicros) {
    for (Connection connection : sources.connections()) {
      if (connection.allot(nowMicros)) {
        changed.accept(connection);
      }
    }
  }

  /** What those who hear a mix are to be told of who is loud in it, if it is time. */
  Optional<FromNode.Levels> levels(RoomId room, long nowMicros) {
    return levels.look(room, hearing.mixListeners(), hearing.mixed(nowMicros), nowMicros);
  }

  /**
   * Whether what is shown changes with who speaks, so that it must be looked at again and again.
   */
  boolean followsSpeakers() {
    return hearing.followsSpeakers()
        || seeing.followsSpeakers()
        || sources.captured().filter(captured -> !captured.playout().isEmpty()).isPresent();
  }
}
