package io.ringroom.media.stream;

import io.ringroom.media.task.TaskSpec;

/**
 * Fetches a network camera by RTSP and sends it on as Opus and VP8. The task listens for key-frame
 * requests at one port. It says {@code running} when it flows and {@code retrying} when it does
 * not.
 *
 * @param audioPort of 127.0.0.1, gets Opus and its sender reports
 * @param videoPort of 127.0.0.1, gets VP8 and its sender reports
 */
public record PullSpec(String url, int audioPort, int videoPort) implements TaskSpec {}
