package io.ringroom.media.worker;

import io.ringroom.media.device.SourceWish;
import io.ringroom.media.gst.StreamGraph;
import java.util.List;

/**
 * What one stream of a capture shall carry, how, and to where.
 *
 * @param ports of 127.0.0.1
 */
record StreamWish(SourceWish device, StreamGraph graph, List<Integer> ports) {
  /** Whether a running pipeline can be brought to this without being replaced. */
  boolean sameWay(StreamWish other) {
    return graph.sameEncoder(other.graph);
  }
}
