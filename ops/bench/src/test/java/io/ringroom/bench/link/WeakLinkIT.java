package io.ringroom.bench.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.bench.peer.Generator;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerSdp;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.bench.peer.RemoteEnd;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.MediaNode;
import io.ringroom.media.browser.Await;
import io.ringroom.media.browser.FakePlatform;
import io.ringroom.media.browser.NodeForTests;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RoomMember;
import io.ringroom.protocol.node.StreamKind;
import io.ringroom.protocol.node.ToNode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a viewer gets who says himself how little his link carries: a real WebRTC peer, the real
 * router, real mix workers. Three others send sound and pictures of 300 kbit/s.
 */
final class WeakLinkIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final RoomId ROOM = new RoomId("weak");
  private static final UserId VIEWER = new UserId("viewer");
  private static final int SENDERS = 3;
  private static final int PICTURE_BITS = 300_000;
  private static final long WIDE = 5_000_000;
  private static final long NARROW = 300_000;

  private final FakePlatform platform = new FakePlatform();
  private final Generator generator = new Generator(InetAddress.getLoopbackAddress(), 1);
  private final List<LoadPeer> peers = new ArrayList<>();
  private MediaNode node;

  @BeforeEach
  void a_viewer_gets_the_streams_of_three() {
    node = NodeForTests.start(platform, Map.of());
    List<UserId> senders = new ArrayList<>();
    List<RoomMember> members = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      senders.add(new UserId("s" + i));
      members.add(RoomMember.remote(senders.get(i), true, true));
    }
    members.add(RoomMember.remote(VIEWER, false, false));
    platform.wish(ROOM, 1, 1, members.toArray(new RoomMember[0]));
    LoadPeer viewer =
        join(VIEWER, new PeerShape(false, false, SENDERS, SENDERS), senders.toArray(new UserId[0]));
    viewer.tellMaxBitrate(WIDE);
    for (UserId sender : senders) {
      LoadPeer peer = join(sender, PeerShape.PUBLISHER);
      peer.sendAudio();
      peer.sendVideo(PICTURE_BITS, 10);
    }
    awaitSlots("each one's picture", slots -> pictures(slots) == SENDERS);
  }

  private LoadPeer join(UserId user, PeerShape shape, UserId... views) {
    LoadPeer peer = new LoadPeer(generator, user.value());
    peers.add(peer);
    String answer =
        platform.connect(ROOM, 1, user, "c", PeerSdp.offer(peer, shape, "sendonly"), views);
    peer.connect(RemoteEnd.of(answer));
    peer.connected().orTimeout(20, TimeUnit.SECONDS).join();
    return peer;
  }

  @AfterEach
  void stop() {
    peers.forEach(LoadPeer::close);
    generator.close();
    node.close();
    platform.close();
  }

  @Tag("row-54")
  @Test
  void a_weak_link_gets_the_mix_and_a_wide_one_the_streams_of_each_again() {
    viewer().tellMaxBitrate(NARROW);

    awaitSlots("the mix, and that it is the link's doing", slots -> mixed(slots) && reduced(slots));

    viewer().tellMaxBitrate(WIDE);

    awaitSlots("the streams of each", slots -> pictures(slots) == SENDERS && !reduced(slots));
  }

  @Test
  void who_wants_the_streams_of_each_however_weak_his_link_is_gets_no_mix() {
    platform.say(new ToNode.Receive(ROOM, 1, VIEWER, Reception.INDIVIDUAL, false));
    viewer().tellMaxBitrate(NARROW);

    awaitSlots(
        "that pictures are paused",
        slots -> slots.slots().stream().anyMatch(s -> s.limit() == FromNode.Limit.PAUSED));
    assertThat(lastSlots()).hasValueSatisfying(slots -> assertThat(mixed(slots)).isFalse());

    platform.say(new ToNode.Receive(ROOM, 1, VIEWER, Reception.INDIVIDUAL, true));

    awaitSlots("the mix after all", slots -> mixed(slots) && reduced(slots));
  }

  @Test
  void who_vanishes_without_a_word_is_told_to_be_down() {
    platform.forget();
    peers.get(1).close();

    platform.await(
        "that a sender is down",
        FromNode.Quality.class,
        q -> q.users().contains(new FromNode.UserQuality(new UserId("s0"), 6)));
  }

  private LoadPeer viewer() {
    return peers.get(0);
  }

  private static long pictures(FromNode.Slots slots) {
    return slots.slots().stream()
        .filter(slot -> slot.kind().equals("video") && slot.user() != null && slot.limit() == null)
        .count();
  }

  private static boolean mixed(FromNode.Slots slots) {
    return slots.slots().stream().filter(slot -> slot.stream() == StreamKind.MIX).count() == 2;
  }

  private static boolean reduced(FromNode.Slots slots) {
    return slots.reception() == Reception.MIXED;
  }

  private Optional<FromNode.Slots> lastSlots() {
    return platform.findLast(FromNode.Slots.class, slots -> slots.user().equals(VIEWER));
  }

  private void awaitSlots(String what, Predicate<FromNode.Slots> fits) {
    Await.that(
        () -> "the viewer does not get " + what + ", but " + lastSlots(),
        LIMIT,
        () -> lastSlots().filter(fits).isPresent());
  }
}
