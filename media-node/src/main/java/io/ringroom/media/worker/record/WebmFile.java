package io.ringroom.media.worker.record;

import io.ringroom.media.rtp.MediaKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A WebM file that grows. Every second of it is whole on the disk before the next begins, and
 * nothing at its front must be filled in for it to be played: a writer that is killed loses a
 * second. One that is closed gets its duration and an index, so that players can jump.
 */
final class WebmFile implements AutoCloseable {
  /** What a kill costs. Block times are 16-bit milliseconds, so it must be below 32 s. */
  static final long CLUSTER_MICROS = 1_000_000;

  private final FileChannel channel;
  private final WebmHeader header;
  private final long startMicros;
  private final Ebml cues = new Ebml();
  private Ebml cluster = new Ebml();
  private long clusterMicros = -1;
  private boolean clusterHasKey;
  private long lastMicros;

  private WebmFile(FileChannel channel, WebmHeader header, long startMicros) {
    this.channel = channel;
    this.header = header;
    this.startMicros = startMicros;
    this.lastMicros = startMicros;
  }

  /**
   * @param kinds which streams it will hold
   * @param width of the first picture; 0 without video
   * @param startMicros what its time begins at, microseconds since 1970
   * @throws IOException when it cannot be written, or is there already
   */
  static WebmFile create(Path path, Set<MediaKind> kinds, int width, int height, long startMicros)
      throws IOException {
    WebmHeader header = WebmHeader.of(kinds, width, height, startMicros);
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    WebmFile file = new WebmFile(channel, header, startMicros);
    file.append(header.bytes());
    return file;
  }

  /**
   * Adds a frame of a kind the file holds. What is older than the file is left out.
   *
   * @throws IOException when the disk does not take it
   */
  void add(Frame frame) throws IOException {
    if (frame.micros() < startMicros) {
      return;
    }
    boolean pictureBegins = frame.kind() == MediaKind.VIDEO && frame.keyFrame();
    boolean old = frame.micros() - clusterMicros >= CLUSTER_MICROS;
    if (clusterMicros < 0 || old || pictureBegins && cluster.size() > 0) {
      finishCluster();
      clusterMicros = frame.micros();
      clusterHasKey = pictureBegins || !header.hasVideo();
    }
    long millis = Math.max(Short.MIN_VALUE, (frame.micros() - clusterMicros) / 1_000);
    byte[] block = new byte[4 + frame.bytes().length];
    ByteBuffer.wrap(block)
        .put((byte) (0x80 | header.track(frame.kind())))
        .putShort((short) millis)
        .put((byte) (frame.keyFrame() ? 0x80 : 0))
        .put(frame.bytes());
    cluster.binary(WebmHeader.SIMPLE_BLOCK, block);
    lastMicros = Math.max(lastMicros, frame.micros());
  }

  private void finishCluster() throws IOException {
    if (cluster.size() == 0) {
      return;
    }
    long millis = (clusterMicros - startMicros) / 1_000;
    long at = channel.position();
    Ebml content = new Ebml().number(WebmHeader.TIMESTAMP, millis);
    byte[] blocks = cluster.bytes();
    Ebml head = new Ebml().head(WebmHeader.CLUSTER, content.size() + blocks.length);
    append(head.bytes(), content.bytes(), blocks);
    if (clusterHasKey) {
      cues.element(WebmHeader.CUE_POINT, header.cue(millis, at));
    }
    cluster = new Ebml();
  }

  private void append(byte[]... parts) throws IOException {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(size);
    for (byte[] part : parts) {
      all.put(part);
    }
    all.flip();
    while (all.hasRemaining()) {
      channel.write(all);
    }
  }

  /** How long it plays so far, milliseconds. */
  long millis() {
    return (lastMicros - startMicros) / 1_000;
  }

  /** Bytes on the disk. */
  long bytes() throws IOException {
    return channel.position();
  }

  /**
   * Writes what is left, the index and the duration.
   *
   * @throws IOException when the disk does not take it; what was written before can be played
   */
  @Override
  public void close() throws IOException {
    try (channel) {
      finishCluster();
      if (cues.size() > 0) {
        long cuesAt = channel.position();
        append(new Ebml().element(WebmHeader.CUES, cues).bytes());
        channel.write(ByteBuffer.wrap(header.whereCuesAre(cuesAt)), header.seekAt());
      }
      channel.write(ByteBuffer.wrap(header.duration(millis())), header.durationAt());
      channel.force(true);
    }
  }
}
