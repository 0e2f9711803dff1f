package io.ringroom.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.media.browser.Await;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.StreamKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A room whose members hear a mix: real WebRTC peers, the real router, a real mix worker. */
final class MixedRoomIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** What each plays, −20 dBFS. */
  private static final double[] HERTZ = {440, 830, 1_490};

  private final RoomRig rig = new RoomRig();
  private final List<TonePeer> peers = new ArrayList<>();

  @BeforeEach
  void everybody_plays_a_tone_and_hears_each_other_one_by_one() {
    for (int i = 0; i < HERTZ.length; i++) {
      peers.add(new TonePeer(rig.generator(), "p" + i, HERTZ[i]));
    }
    rig.wish(peers.stream().map(peer -> RoomMember.remote(peer.user(), true, false)).toList());
    for (TonePeer peer : peers) {
      rig.connect(peer.peer(), TonePeer.SHAPE);
      peer.play();
    }
    Await.that(
        () -> "not everybody gets each other's stream",
        LIMIT,
        () -> peers.stream().allMatch(peer -> peer.streams() == HERTZ.length - 1));
  }

  @AfterEach
  void stop() {
    peers.forEach(TonePeer::close);
    rig.close();
  }

  @Test
  @Tag("row-58")
  @Tag("row-60")
  void each_hears_all_others_and_not_himself_in_one_stream_and_may_go_back_at_any_time() {
    peers.forEach(peer -> receive(peer, Reception.MIXED_AUDIO));

    awaitMix();
    for (TonePeer listener : peers) {
      for (TonePeer talker : peers) {
        double heard = listener.hears(talker.hertz());
        if (listener == talker) {
          assertThat(heard).as("%s hears himself", listener.user()).isLessThan(-60);
        } else {
          assertThat(heard).isBetween(-23.0, -17.0);
        }
      }
    }
    rig.platform()
        .await(
            "a slot that shows the mix",
            FromNode.Slots.class,
            slots -> slots.slots().stream().anyMatch(slot -> slot.stream() == StreamKind.MIX));

    rig.platform()
        .await(
            "how loud each of them is, as he says it",
            FromNode.Levels.class,
            news ->
                news.to().size() == HERTZ.length
                    && news.levels().size() == HERTZ.length
                    && news.levels().stream().allMatch(one -> Math.abs(one.level() + 23) <= 1));

    TonePeer first = peers.get(0);
    receive(first, Reception.INDIVIDUAL);
    Await.that(
        () -> "the streams of each are not back", LIMIT, () -> first.streams() == HERTZ.length - 1);
    assertThat(peers.get(1).streams()).isEqualTo(1);
    assertThat(peers).allMatch(peer -> peer.missing() == 0, "no stream has lost a number");
  }

  @Test
  void while_the_mixer_is_dead_the_streams_of_each_are_heard() {
    peers.forEach(peer -> receive(peer, Reception.MIXED_AUDIO));
    awaitMix();

    mixers().forEach(ProcessHandle::destroyForcibly);

    Await.that(
        () -> "the streams of each are not heard",
        LIMIT,
        () -> peers.get(0).streams() == HERTZ.length - 1);
    awaitMix();
  }

  @Test
  void who_is_muted_is_heard_no_more_and_heard_again_and_no_stream_loses_a_packet() {
    peers.forEach(peer -> receive(peer, Reception.MIXED_AUDIO));
    awaitMix();
    for (int turn = 0; turn < 4; turn++) {
      boolean heard = turn % 2 == 1;
      rig.wish(
          List.of(
              RoomMember.remote(peers.get(0).user(), true, false),
              RoomMember.remote(peers.get(1).user(), true, false),
              RoomMember.remote(peers.get(2).user(), heard, false)));
      Await.that(
          () -> heard ? "he is not heard again" : "he is still heard",
          LIMIT,
          () -> peers.get(0).hears(HERTZ[2]) > -23 == heard);
    }

    assertThat(peers).allMatch(peer -> peer.missing() == 0, "no stream has lost a number");
  }

  private static List<ProcessHandle> mixers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").endsWith(" mix"))
        .toList();
  }

  private void awaitMix() {
    Await.that(
        () -> "not everybody hears everybody else in one stream",
        LIMIT,
        () ->
            peers.stream()
                .allMatch(
                    listener ->
                        listener.streams() == 1
                            && peers.stream()
                                .allMatch(
                                    talker ->
                                        talker == listener
                                            ? listener.hears(talker.hertz()) < -60
                                            : listener.hears(talker.hertz()) > -23)));
  }

  private void receive(TonePeer peer, Reception reception) {
    rig.receive(peer.peer(), reception);
  }
}
