package io.ringroom.protocol.client;

/**
 * What the chat of a call shows to one of its users once it is over (calling.md b8).
 *
 * @param rendered whether it is shown at all
 * @param videoCall the same for apps that read {@link VideoCallData}
 */
public record ChatMessage(
    String chinese, String english, boolean rendered, VideoCallData videoCall) {}
