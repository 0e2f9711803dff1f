package io.ringroom.media.room;

import io.ringroom.id.UserId;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.MediaKind;
import io.ringroom.media.rtp.Slot;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.Subscriptions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the audio slots of a room's connections carry: the loudest one by one, or the mix.
 */
final class Hearing {
  private final Sources sources;
  private final AudioMixing mixing;
  private Map<UserId, RoomMember> members = Map.of();

  Hearing(Sources sources, AudioMixing mixing) {
    this.sources = sources;
    this.mixing = mixing;
  }

  void members(Map<UserId, RoomMember> now) {
    members = now;
  }

  /** Decides whether there is a mix and who is in it. Before {@link #rebind} of each. */
  void mix(long nowMicros) {
    List<Connection> listeners = sources.connections().stream().filter(this::wantsMix).toList();
    List<SpeakerChoice.Candidate<UserId>> talkers = talkers(nowMicros);
    boolean wanted = !listeners.isEmpty() || mixing.isKept();
    mixing.want(wanted && !talkers.isEmpty(), worstLoss(listeners), nowMicros);
    mixing.mix(talkers, user -> sources.layer(user, MediaKind.AUDIO));
  }

  /**
   * @return whether any slot shows something else than before
   */
  boolean rebind(Connection connection, long nowMicros) {
    List<Optional<Shown>> before = connection.places().shown(MediaKind.AUDIO);
    Optional<Layer> mix =
        wantsMix(connection) ? mixing.heardBy(connection.user(), nowMicros) : Optional.empty();
    if (mix.isPresent()) {
      List<Optional<Shown>> places = SlotChoice.place(before, List.of(Shown.MIX));
      return connection
          .places()
          .show(MediaKind.AUDIO, places, (shown, kind) -> mix.stream().toList());
    }
    List<Optional<Shown>> places =
        SpeakerChoice.choose(before, candidates(connection.user(), nowMicros));
    return connection.places().show(MediaKind.AUDIO, places, sources::layers);
  }

  /** A mix leaves nobody out, so who has left somebody out does not get it. */
  static boolean hearsMix(Reception reception, @Nullable Subscriptions kept) {
    return reception != Reception.INDIVIDUAL
        && (kept == null || (kept.audio() && kept.audioBut().isEmpty()));
  }

  /** Whether he gets a mix when he wants one. */
  boolean mayHearMix(UserId user) {
    return hearsMix(Reception.MIXED_AUDIO, subscriptions(user));
  }

  /**
   * What the voices take that he hears one by one, as many as he has slots for; bits per second.
   */
  long voices(Connection connection, long nowMicros) {
    return candidates(connection.user(), nowMicros).stream()
        .flatMap(other -> sources.layers(other.who(), MediaKind.AUDIO).stream())
        .map(layer -> -layer.steadyBitrate(nowMicros))
        .sorted() // the largest first
        .limit(connection.places().shown(MediaKind.AUDIO).size())
        .mapToLong(bits -> -bits)
        .sum();
  }

  private boolean wantsMix(Connection connection) {
    return hearsMix(connection.reception(), subscriptions(connection.user()));
  }

  private @Nullable Subscriptions subscriptions(UserId user) {
    RoomMember member = members.get(user);
    return member == null ? null : member.subscriptions();
  }

  private List<SpeakerChoice.Candidate<Shown>> candidates(UserId listener, long nowMicros) {
    Subscriptions kept = subscriptions(listener);
    return members.keySet().stream()
        .filter(user -> !user.equals(listener))
        .filter(user -> kept == null || kept.hears(user))
        .map(user -> new SpeakerChoice.Candidate<>(Shown.of(user), loudness(user, nowMicros)))
        .toList();
  }

  /** Who may be heard and sends something. */
  List<SpeakerChoice.Candidate<UserId>> talkers(long nowMicros) {
    return members.keySet().stream()
        .filter(user -> sources.layer(user, MediaKind.AUDIO).filter(Layer::forwarded).isPresent())
        .map(user -> new SpeakerChoice.Candidate<>(user, loudness(user, nowMicros)))
        .toList();
  }

  /** Who hears the mix. */
  List<UserId> mixListeners() {
    return sources.connections().stream()
        .filter(
            connection ->
                connection.places().shown(MediaKind.AUDIO).contains(Optional.of(Shown.MIX)))
        .map(Connection::user)
        .toList();
  }

  /** Who is heard in the mix. */
  List<SpeakerChoice.Candidate<UserId>> mixed(long nowMicros) {
    return talkers(nowMicros).stream().filter(talker -> mixing.holds(talker.who())).toList();
  }

  private double loudness(UserId user, long nowMicros) {
    return sources
        .layer(user, MediaKind.AUDIO)
        .filter(Layer::forwarded)
        .map(layer -> layer.loudness().at(nowMicros))
        .orElse(0.0);
  }

  private static int worstLoss(Collection<Connection> listeners) {
    return listeners.stream()
            .flatMap(connection -> connection.outbound().slots(MediaKind.AUDIO).stream())
            .mapToInt(Slot::fractionLost)
            .max()
            .orElse(0)
        * 100
        / 256;
  }

  /** Whether who is heard changes with who speaks, so that it must be looked at again and again. */
  boolean followsSpeakers() {
    return mixing.isOpen()
        || sources.connections().stream()
            .anyMatch(
                connection ->
                    wantsMix(connection)
                        || members.size() - 1 > connection.places().shown(MediaKind.AUDIO).size());
  }
}
