package io.ringroom.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.bench.clap.Clapper;
import io.ringroom.bench.clap.Sync;
import io.ringroom.bench.clap.Witness;
import io.ringroom.bench.peer.LoadPeer;
import io.ringroom.bench.peer.PeerShape;
import io.ringroom.id.UserId;
import io.ringroom.media.browser.Await;
import io.ringroom.protocol.node.Reception;
import io.ringroom.protocol.node.RoomMember;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lip sync of what is mixed, by flash and beep: real peers, the real router, a real worker. */
final class SyncIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int CLAPS = 10;
  private static final long MOST_MICROS = 40_000;

  private final RoomRig rig = new RoomRig();
  private final Witness witness = new Witness();
  private final LoadPeer sender = new LoadPeer(rig.generator(), "clapper");
  private final LoadPeer viewer = new LoadPeer(rig.generator(), "viewer");

  @AfterEach
  void stop() {
    sender.close();
    viewer.close();
    witness.close();
    rig.close();
  }

  @Test
  void sound_and_picture_of_one_mixed_stream_are_together() {
    Clapper clapper = new Clapper();
    rig.wish(
        List.of(
            RoomMember.remote(new UserId("clapper"), true, true),
            RoomMember.remote(new UserId("viewer"), false, false)));
    rig.connect(sender, new PeerShape(true, true, 0, 0));
    rig.connect(viewer, new PeerShape(false, false, 1, 1));
    viewer.hear(witness);
    clapper.playBy(sender);
    rig.receive(viewer, Reception.MIXED);
    Await.that(() -> "the mix is not tied to a clock", LIMIT, witness::isTied);
    long since = System.nanoTime();
    Await.that(() -> "not enough claps", LIMIT, () -> clapper.claps(since).size() > CLAPS);

    Sync sync = Sync.of(clapper.claps(since), witness, 0.25, 0.5);

    assertThat(sync.apart().size()).as("claps heard and seen").isGreaterThanOrEqualTo(CLAPS);
    assertThat(Math.abs(sync.apart().percentile(0.5)))
        .as("flash after beep, of the claps in the middle: %s", sync)
        .isLessThanOrEqualTo(MOST_MICROS);
  }
}
