package io.ringroom.media.worker.task;

import io.ringroom.media.gst.CompositionPipeline;
import io.ringroom.media.gst.GstFault;
import io.ringroom.media.gst.RtpSocket;
import io.ringroom.media.task.CompositionSpec;
import io.ringroom.media.task.CompositionSpec.Tile;
import io.ringroom.media.task.TaskSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The picture of one room. A pipeline that breaks is replaced; its ports stay. */
public final class Composition implements WorkerTask {
  /** A pipeline that breaks sooner than this after its start breaks again. */
  private static final long PROVED_MILLIS = 5_000;

  private final String id;
  private final List<RtpSocket> inputs;
  private final List<RtpSocket> outputs;
  private final Reports reports;
  private final Map<Integer, Showing> showing = new HashMap<>();
  private CompositionSpec spec;
  private CompositionPipeline pipeline;
  private long builtMillis = now();

  private Composition(
      String id,
      CompositionSpec spec,
      List<RtpSocket> inputs,
      List<RtpSocket> outputs,
      Reports reports)
      throws GstFault {
    this.id = id;
    this.spec = spec;
    this.inputs = inputs;
    this.outputs = outputs;
    this.reports = reports;
    this.pipeline = CompositionPipeline.play(id, spec, inputs, outputs);
  }

  /** Plays the composition and tells its ports. */
  public static Composition start(String id, CompositionSpec spec, Reports reports)
      throws GstFault {
    List<RtpSocket> inputs = new ArrayList<>();
    List<RtpSocket> outputs = new ArrayList<>();
    Composition made;
    try {
      open(inputs, spec.inputs());
      open(outputs, spec.renditions().size());
      made = new Composition(id, spec, inputs, outputs, reports);
    } catch (GstFault e) {
      close(inputs);
      close(outputs);
      throw e;
    }
    try {
      made.apply(now());
    } catch (GstFault e) {
      made.close();
      throw e;
    }
    reports.running(Stream.of(inputs, outputs).flatMap(List::stream).map(RtpSocket::port).toList());
    return made;
  }

  @Override
  public void change(TaskSpec wanted) throws GstFault {
    if (!(wanted instanceof CompositionSpec next) || !isSameGraph(next)) {
      throw GstFault.pipeline("a running composition keeps its size, inputs and renditions");
    }
    spec = next;
    apply(now());
  }

  private boolean isSameGraph(CompositionSpec next) {
    return next.width() == spec.width()
        && next.height() == spec.height()
        && next.fps() == spec.fps()
        && next.inputs() == spec.inputs()
        && ports(next).equals(ports(spec));
  }

  private static List<Integer> ports(CompositionSpec spec) {
    return spec.renditions().stream().map(CompositionSpec.Rendition::port).toList();
  }

  private void apply(long nowMillis) throws GstFault {
    pipeline.drawPlates(spec);
    Map<Integer, Tile> wanted = new HashMap<>();
    for (Tile tile : spec.tiles()) {
      if (tile.input() != CompositionSpec.NO_INPUT) {
        wanted.put(tile.input(), tile);
      }
    }
    for (int input = 0; input < spec.inputs(); input++) {
      apply(input, Optional.ofNullable(wanted.get(input)), nowMillis);
    }
    for (int i = 0; i < outputs.size(); i++) {
      pipeline.encode(i, spec.renditions().get(i));
    }
  }

  private void apply(int input, Optional<Tile> tile, long nowMillis) throws GstFault {
    if (tile.isEmpty()) {
      showing.remove(input);
      pipeline.hide(input);
      return;
    }
    Showing before = showing.get(input);
    long decoded = pipeline.decoded(input);
    Showing next =
        before == null
            ? Showing.begin(tile.get(), decoded, nowMillis)
            : before.at(tile.get(), decoded, nowMillis);
    showing.put(input, next);
    draw(next);
  }

  private void draw(Showing shown) throws GstFault {
    if (shown.seen()) {
      pipeline.show(shown.tile());
    } else {
      pipeline.hide(shown.tile().input());
    }
  }

  @Override
  public void tend(long nowMillis) throws GstFault {
    Optional<GstFault> fault = pipeline.fault();
    if (fault.isPresent()) {
      rebuild(fault.get(), nowMillis);
    }
    for (Map.Entry<Integer, Showing> entry : showing.entrySet()) {
      Showing before = entry.getValue();
      Showing next = before.look(pipeline.decoded(entry.getKey()), nowMillis);
      entry.setValue(next);
      if (next.seen() && !before.seen()) {
        draw(next);
      }
    }
  }

  private void rebuild(GstFault fault, long nowMillis) throws GstFault {
    if (nowMillis - builtMillis < PROVED_MILLIS) {
      throw fault;
    }
    reports.news("rebuilt", String.valueOf(fault.getMessage()));
    pipeline.close();
    showing.clear();
    pipeline = CompositionPipeline.play(id, spec, inputs, outputs);
    builtMillis = nowMillis;
    apply(nowMillis);
  }

  @Override
  public String dot() {
    return pipeline.dot();
  }

  @Override
  public void close() {
    pipeline.close();
    close(inputs);
    close(outputs);
  }

  private static void open(List<RtpSocket> sockets, int wanted) throws GstFault {
    for (int i = 0; i < wanted; i++) {
      sockets.add(RtpSocket.open());
    }
  }

  private static void close(List<RtpSocket> sockets) {
    sockets.forEach(RtpSocket::close);
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
