package io.ringroom.media.record;

import io.ringroom.id.RoomId;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.Folder;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.RecordedFile;
import io.ringroom.protocol.node.ToNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the platform of each file of a recording that is ready, until it has heard. What is on the
 * disk decides, so that a killed writer, a link that is away and a restart of the node lose
 * nothing. Never touches the media thread.
 */
public final class ReadyFiles implements RecordingWatch, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReadyFiles.class);
  private static final long LOOK_MILLIS = 500;

  /** A writer that lives adds to its file every second, or ends it. */
  private static final Duration DEAD_AFTER = Duration.ofSeconds(10);

  private static final Duration SAY_AGAIN_AFTER = Duration.ofSeconds(10);

  /** What nobody wanted to hear for a day is found in the lists. */
  private static final Duration OLDEST = Duration.ofDays(1);

  private final RecordingSettings directory;
  private final Consumer<FromNode> platform;
  private final Map<Key, Watched> watched = new LinkedHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "ready-files");
            made.setDaemon(true);
            return made;
          });

  private record Key(Folder folder, String recording) {}

  /** A recording whose files are not all told yet. */
  private static final class Watched {
    private final Map<String, Instant> said = new HashMap<>();
    private final Set<String> heard = new HashSet<>();
    private @Nullable Instant overSince;
  }

  public ReadyFiles(RecordingSettings directory, Consumer<FromNode> platform) {
    this.directory = directory;
    this.platform = platform;
  }

  /** Looks first for what an earlier run of the node had not told. */
  public void start() {
    run(this::findEarlier);
    thread.scheduleWithFixedDelay(
        () -> guarded(this::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void begun(RoomId room, Folder folder, String recording) {
    run(
        () -> {
          Path made = Files.createDirectories(directory.of(folder, recording));
          new Manifest(made, (state, name) -> {}).of(room);
          watched.put(new Key(folder, recording), new Watched());
        });
  }

  @Override
  public void over(Folder folder, String recording) {
    run(
        () -> {
          Watched one = watched.get(new Key(folder, recording));
          if (one != null) {
            one.overSince = Instant.now();
          }
        });
  }

  /** The platform has heard of a file; other messages are not its business. */
  public void onMessage(ToNode message) {
    if (message instanceof ToNode.RecordedHeard heard) {
      run(() -> heard(heard));
    }
  }

  private void heard(ToNode.RecordedHeard heard) throws IOException {
    Watched one = watched.get(new Key(heard.folder(), heard.recording()));
    if (one != null && one.heard.add(heard.file())) {
      Path recording = directory.of(heard.folder(), heard.recording());
      new Manifest(recording, (state, name) -> {}).heard(heard.file());
    }
  }

  private void look() {
    Instant now = Instant.now();
    watched.entrySet().removeIf(one -> isDone(one.getKey(), one.getValue(), now));
  }

  /** What cannot be read is looked at again when the node starts next. */
  private boolean isDone(Key key, Watched one, Instant now) {
    try {
      return look(key, one, now);
    } catch (IOException | RuntimeException e) {
      log.warn("the files of {} are not told of: {}", key, e.toString());
      return true;
    }
  }

  /**
   * @return whether there is nothing more to be told
   */
  private boolean look(Key key, Watched one, Instant now) throws IOException {
    Path recording = directory.of(key.folder(), key.recording());
    ManifestLines manifest = ManifestLines.read(recording.resolve(Manifest.FILE));
    if (manifest.room() == null || isForgotten(one, now)) {
      return one.overSince != null;
    }
    boolean all = true;
    for (ManifestLines.Entry file : manifest.files()) {
      Path path = recording.resolve(file.file());
      if (file.heard() || one.heard.contains(file.file()) || !Files.exists(path)) {
        continue;
      }
      all = false;
      if (isReady(file, path, now) && isDue(one, file, now)) {
        one.said.put(file.file(), now);
        platform.accept(new FromNode.Recorded(manifest.room(), told(key, file, Files.size(path))));
      }
    }
    return all && one.overSince != null && one.overSince.plus(DEAD_AFTER).isBefore(now);
  }

  private static boolean isForgotten(Watched one, Instant now) {
    return one.overSince != null && one.overSince.plus(OLDEST).isBefore(now);
  }

  private static boolean isReady(ManifestLines.Entry file, Path path, Instant now)
      throws IOException {
    return file.millis() != null
        || Files.getLastModifiedTime(path).toInstant().plus(DEAD_AFTER).isBefore(now);
  }

  private static boolean isDue(Watched one, ManifestLines.Entry file, Instant now) {
    Instant before = one.said.get(file.file());
    return before == null || before.plus(SAY_AGAIN_AFTER).isBefore(now);
  }

  private static RecordedFile told(Key key, ManifestLines.Entry file, long bytes) {
    UserId user = file.user().equals(Manifest.EVERYBODY) ? null : new UserId(file.user());
    return new RecordedFile(
        key.folder(),
        key.recording(),
        file.file(),
        user,
        file.kinds(),
        file.startedAt(),
        file.millis(),
        bytes);
  }

  private void findEarlier() throws IOException {
    if (!Files.isDirectory(directory.root())) {
      return;
    }
    Instant oldest = Instant.now().minus(OLDEST);
    try (Stream<Path> found = Files.walk(directory.root(), RecordingSettings.DEPTH + 1)) {
      for (Path manifest : found.filter(ReadyFiles::isManifest).toList()) {
        if (Files.getLastModifiedTime(manifest).toInstant().isAfter(oldest)) {
          guarded(() -> watch(manifest));
        }
      }
    }
  }

  private void watch(Path manifest) {
    Watched one = new Watched();
    one.overSince = Instant.now();
    watched.putIfAbsent(key(Objects.requireNonNull(manifest.getParent())), one);
  }

  private static boolean isManifest(Path path) {
    return path.getFileName().toString().equals(Manifest.FILE);
  }

  /** {@code <tenant>/<kind>/<owner>/<recording>}, as {@link RecordingSettings} makes it. */
  private Key key(Path recording) {
    Path below = directory.root().relativize(recording);
    Folder.Kind kind = Folder.Kind.valueOf(below.getName(1).toString().toUpperCase(Locale.ROOT));
    TenantId tenant = new TenantId(Long.parseLong(below.getName(0).toString()));
    return new Key(
        new Folder(tenant, kind, RecordingSettings.named(below.getName(2))),
        RecordingSettings.named(below.getName(3)));
  }

  private interface Work {
    void run() throws IOException;
  }

  private void run(Work work) {
    try {
      thread.execute(() -> guarded(work));
    } catch (RejectedExecutionException e) {
      log.debug("files are told of no more: {}", e.getMessage());
    }
  }

  private static void guarded(Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      log.warn("recorded files cannot be looked at: {}", e.toString());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
