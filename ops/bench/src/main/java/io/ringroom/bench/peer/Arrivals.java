package io.ringroom.bench.peer;

import io.ringroom.bench.report.Samples;
import io.ringroom.media.rtp.Bytes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Everything one peer receives since the last {@link #clear}. */
public final class Arrivals {
  private final Map<Integer, Flow> flows = new HashMap<>();
  private final Samples delays = new Samples();
  private long packets;

  /** An RTP packet came, still encrypted behind its header. */
  Flow onPacket(byte[] bytes, int length) {
    int ssrc = (int) Bytes.u32(bytes, 8);
    Flow flow = flows.get(ssrc);
    if (flow == null) {
      flow = new Flow((bytes[1] & 0x7F) != PeerSdp.OPUS);
      flows.put(ssrc, flow);
    }
    packets++;
    flow.onPacket(Bytes.u16(bytes, 2), length);
    return flow;
  }

  void onDelay(long micros) {
    delays.add(micros);
  }

  Map<Integer, Flow> bySsrc() {
    return flows;
  }

  /** The streams that came. */
  public Collection<Flow> flows() {
    return flows.values();
  }

  /** From the stamp of a packet to its receipt, microseconds. */
  public Samples delays() {
    return delays;
  }

  public long packets() {
    return packets;
  }

  public void clear() {
    flows.clear();
    delays.clear();
    packets = 0;
  }
}
