package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import io.ringroom.media.device.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream as pipeline text, in two parts: what encodes and sends stays while the stream lasts,
 * what stands before it is exchanged whenever another source is to be carried.
 */
public sealed interface StreamGraph permits VideoGraph, AudioGraph {

  /** From {@link Rtp#SOURCES} to the network. */
  String encoder();

  /** A source up to {@link Rtp#TAIL}. */
  Text source(Source source, DeviceScan scan) throws GstFault;

  /** What can be set while it plays, and is set again with every source. */
  List<Setting> settings();

  /** Whether the other one needs no other encoder, so that a running one can take its settings. */
  default boolean sameEncoder(StreamGraph other) {
    return encoder().equals(other.encoder());
  }

  /** Whether a source made for the other one serves this one too. */
  boolean sameSource(StreamGraph other);

  /**
   * @param device to be linked to {@link Rtp#HEAD}; absent for a built-in source. Borrowed
   */
  record Text(String description, @Nullable Pointer device) {}

  /**
   * A property of a named element, which need not be there.
   *
   * @param value of the property's own C type: int for boolean, enum and int
   */
  record Setting(String element, String property, Object value) {}
}
