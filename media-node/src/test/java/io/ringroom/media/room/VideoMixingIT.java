package io.ringroom.media.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.media.compose.Arrangement;
import io.ringroom.media.compose.ColourCamera;
import io.ringroom.media.compose.Scene;
import io.ringroom.media.compose.Screen;
import io.ringroom.media.compose.Subject;
import io.ringroom.media.plain.PlainReceiver;
import io.ringroom.media.plain.PlainSender;
import io.ringroom.media.plain.PlainTrack;
import io.ringroom.media.process.MediaTasks;
import io.ringroom.media.record.RecordingSettings;
import io.ringroom.media.rtp.Layer;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.task.WorkerRole;
import io.ringroom.media.transport.MediaLoop;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.MixLayout.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The mixed picture from members' RTP to a viewer's screen, by the real router and worker. */
@Timeout(60)
class VideoMixingIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final UserId ANN = new UserId("ann");
  private static final UserId BOB = new UserId("bob");
  private static final UserId CARL = new UserId("carl");
  private static final NtpTime NTP = new NtpTime(1_700_000_000_000_000L);

  private final Map<Subject, PlainReceiver> members = new LinkedHashMap<>();
  private final List<ColourCamera> cameras = new ArrayList<>();
  private MediaLoop loop;
  private MediaTasks tasks;
  private VideoMixing mix;
  private PlainSender viewer;
  private Screen screen;
  private volatile MixLayout layout = MixLayout.GRID;
  private volatile Optional<UserId> speaker = Optional.empty();

  @BeforeEach
  void a_room_with_a_viewer() throws Exception {
    loop = new MediaLoop().start();
    tasks = new MediaTasks(loop::execute);
    screen = new Screen(() -> 0);
    RoomContext context = context();
    mix = onLoop(() -> new VideoMixing(new RoomId("room-1"), context));
    viewer = onLoop(() -> new PlainSender(loop, PlainTrack.VIDEO, NTP, new Random(7)));
    onLoop(
        () -> {
          viewer.to(screen.ear.port());
          return loop.every(Duration.ofMillis(20), now -> tick());
        });
  }

  @AfterEach
  void end_all() throws Exception {
    cameras.forEach(ColourCamera::close);
    onLoop(
        () -> {
          mix.close();
          viewer.close();
          members.values().forEach(PlainReceiver::close);
          return null;
        });
    tasks.close();
    loop.close();
    screen.close();
  }

  @Test
  @Tag("row-58")
  @Tag("row-61")
  void everybody_is_seen_in_his_place_in_each_layout_switched_live() throws Exception {
    join(ANN, "red");
    join(BOB, "blue");
    watch();
    screen.awaitColour(Screen.RED, 0.25, 0.5, SOON);
    screen.awaitColour(Screen.BLUE, 0.75, 0.5, AT_ONCE);
    assertThat(screen.shows(Screen.BLACK, 0.5, 0.1)).as("above the two tiles").isTrue();

    speaker = Optional.of(BOB);
    layout = MixLayout.of(Rule.SPEAKER);
    screen.awaitColour(Screen.BLUE, 0.5, 0.2, AT_ONCE);
    screen.awaitColour(Screen.RED, 0.5, 0.8, AT_ONCE);

    layout = MixLayout.of(Rule.PICTURE_IN_PICTURE);
    screen.awaitColour(Screen.BLUE, 0.1, 0.9, AT_ONCE);
    screen.awaitColour(Screen.RED, 0.85, 0.8, AT_ONCE);

    layout =
        new MixLayout(
            Rule.CUSTOM,
            null,
            List.of(
                new MixLayout.Place(ANN, null, 0, 0, 0.5, 0.5, 0, null),
                new MixLayout.Place(BOB, null, 0.25, 0.25, 0.5, 0.5, 1, null)),
            "#00ff00",
            null);
    screen.awaitColour(Screen.RED, 0.1, 0.1, AT_ONCE);
    screen.awaitColour(Screen.BLUE, 0.4, 0.4, AT_ONCE);
    screen.awaitColour(Screen.GREEN, 0.9, 0.1, AT_ONCE);
  }

  @Test
  void a_shared_screen_is_large_beside_the_cameras() throws Exception {
    join(ANN, "red");
    send(Subject.screen(BOB), "white");
    layout = MixLayout.of(Rule.SCREEN);
    watch();

    screen.awaitColour(Screen.WHITE, 0.4, 0.5, SOON);
    screen.awaitColour(Screen.RED, 0.9, 0.05, AT_ONCE);
  }

  @Test
  void who_joins_and_leaves_changes_the_picture_and_interrupts_nobody() throws Exception {
    join(ANN, "red");
    watch();
    screen.awaitColour(Screen.RED, 0.5, 0.5, SOON);
    join(BOB, "blue");
    screen.awaitColour(Screen.BLUE, 0.75, 0.5, SOON);
    onLoop(() -> members.remove(Subject.camera(BOB)));
    screen.awaitColour(Screen.RED, 0.9, 0.9, AT_ONCE);
    join(CARL, "green");
    screen.awaitColour(Screen.GREEN, 0.75, 0.5, SOON);
  }

  @Test
  void nothing_is_made_while_nobody_watches() throws Exception {
    join(ANN, "red");
    onLoop(
        () -> {
          show();
          return null;
        });
    assertThat(mix.isOn()).isFalse();
    assertThat(tasks.pid(WorkerRole.MIX)).isEqualTo(-1);

    watch();
    screen.awaitColour(Screen.RED, 0.5, 0.5, SOON);
    onLoop(
        () -> {
          viewer.show(null);
          return null;
        });

    await("the end of the lingering")
        .atMost(Duration.ofSeconds(10))
        .until(() -> onLoop(() -> !mix.isOn()));
  }

  @Test
  void a_worker_that_is_killed_costs_the_viewer_some_seconds_at_most() throws Exception {
    join(ANN, "red");
    watch();
    screen.awaitColour(Screen.RED, 0.5, 0.5, SOON);
    ProcessHandle.of(tasks.pid(WorkerRole.MIX)).orElseThrow().destroyForcibly();
    long killed = System.nanoTime();

    await("a key frame of the next worker, in the same stream")
        .atMost(Duration.ofSeconds(8))
        .until(() -> screen.ear.keyFrameSince(killed + TimeUnit.MILLISECONDS.toNanos(300)));
    assertThat(screen.ear.packets().stream().map(packet -> packet.ssrc()).distinct()).hasSize(1);
    onLoop(
        () -> {
          layout = MixLayout.of(Rule.PICTURE_IN_PICTURE);
          return null;
        });
    join(BOB, "blue");
    screen.awaitColour(Screen.BLUE, 0.85, 0.8, SOON);
  }

  private RoomContext context() {
    return new RoomContext(
        loop,
        NTP,
        news -> {},
        tasks,
        new MixSettings(3),
        new RecordingSettings(Path.of("unused"), 0, Duration.ZERO, Duration.ZERO),
        new NoRecordings(),
        new Random(3));
  }

  private void join(UserId user, String colour) throws Exception {
    send(Subject.camera(user), colour);
  }

  private void send(Subject subject, String colour) throws Exception {
    int port =
        onLoop(
            () -> {
              PlainReceiver receiver = new PlainReceiver(loop, PlainTrack.VIDEO, NTP);
              members.put(subject, receiver);
              return receiver.expectSender();
            });
    cameras.add(new ColourCamera(colour, 320, 180, port));
  }

  private void watch() throws Exception {
    onLoop(
        () -> {
          viewer.show(mix.best());
          return null;
        });
  }

  private void tick() {
    long now = MediaLoop.nowMicros();
    members.values().forEach(member -> member.tick(now));
    mix.tick(now);
    show();
  }

  private void show() {
    Map<Subject, List<Layer>> sources = new LinkedHashMap<>();
    members.forEach((subject, member) -> sources.put(subject, List.of(member.layer())));
    List<Subject> cameras = members.keySet().stream().filter(one -> !one.screen()).toList();
    List<Subject> screens = members.keySet().stream().filter(Subject::screen).toList();
    long now = MediaLoop.nowMicros();
    mix.want(false, now);
    if (!mix.isToBeMade(now)) {
      mix.rest();
      return;
    }
    mix.show(
        new Picture(
            Arrangement.of(layout, new Scene(cameras, screens, speaker), VideoMixing.CANVAS),
            sources,
            Map.of(),
            layout.background() == null ? "#000000" : layout.background()),
        now);
  }

  private <T> T onLoop(Callable<T> work) throws Exception {
    return loop.ask(
            () -> {
              try {
                return work.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .toCompletableFuture()
        .get(5, TimeUnit.SECONDS);
  }
}
