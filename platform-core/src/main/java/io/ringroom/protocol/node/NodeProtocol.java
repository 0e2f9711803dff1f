package io.ringroom.protocol.node;

/** What both ends of a node link must agree on. */
public final class NodeProtocol {
  /** Grows with every change an older peer would misread. */
  public static final int VERSION = 1;

  /** Where a media node dials in; the credential travels as {@code Authorization: Bearer <key>}. */
  public static final String PATH = "/node/v1";

  /** Where a node posts what it was asked to {@link ToNode.Deliver}; the request's id follows. */
  public static final String DELIVERIES = PATH + "/deliveries/";

  /** Header of a delivery: the HTTP status it stands for, 200, 206, 404 or 416. */
  public static final String DELIVERY_STATUS = "Ringroom-Status";

  /** The most one frame may hold, bytes. An SDP of 48 KiB fits with its envelope. */
  public static final int MAX_FRAME_BYTES = 64 * 1024;

  /** The longest SDP, characters. */
  public static final int MAX_SDP_CHARS = 48 * 1024;

  private NodeProtocol() {}
}
