package io.ringroom.media.rtp;

/**
 * The header extensions agreed for one m-line; 0 stands for "not agreed".
 *
 * @param mid RFC 9143
 * @param rid RFC 8852
 * @param repairedRid RFC 8852
 * @param absSendTime a 24-bit send time, which lets a receiver estimate its downlink (goog-remb)
 * @param transportCc draft-holmer-rmcat-transport-wide-cc-extensions-01
 * @param audioLevel RFC 6464
 */
public record ExtensionIds(
    int mid, int rid, int repairedRid, int absSendTime, int transportCc, int audioLevel) {
  public static final ExtensionIds NONE = new ExtensionIds(0, 0, 0, 0, 0, 0);
}
