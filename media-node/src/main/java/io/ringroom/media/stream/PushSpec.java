package io.ringroom.media.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.media.task.TaskSpec;
import org.jspecify.annotations.Nullable;

/**
 * Sends Opus and VP8 out as AAC and H.264. The task listens at two ports, for sound and picture. It
 * says {@code running} when it flows and {@code retrying} when it does not.
 *
 * @param url where to, by RTMP; absent for HLS
 * @param directory where the files of HLS go
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PushSpec(@Nullable String url, String directory) implements TaskSpec {}
