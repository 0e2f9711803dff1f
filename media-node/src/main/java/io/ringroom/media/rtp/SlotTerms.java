package io.ringroom.media.rtp;

/**
 * What was agreed for one receiving m-line of a browser.
 *
 * @param mid the m-line
 * @param ssrc chosen by us, announced in the answer; so is {@code rtxSsrc}
 * @param payloadType the browser's number for the codec
 * @param rtxPayloadType its number for retransmissions; −1 when not agreed, then nothing is
 *     repeated
 */
public record SlotTerms(
    String mid,
    MediaKind kind,
    long ssrc,
    long rtxSsrc,
    int payloadType,
    int rtxPayloadType,
    ExtensionIds extensions) {}
