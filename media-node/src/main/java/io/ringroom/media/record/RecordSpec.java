package io.ringroom.media.record;

import io.ringroom.media.task.TaskSpec;

/**
 * Records one member, or one mix. The task listens at two ports: one for Opus, one for VP8, with
 * their sender reports. It says {@code begun} and {@code ended} with the names of files.
 *
 * @param directory where files go; made if it is not there
 * @param name what they begin with: who is recorded
 * @param leastFree bytes; with less free on the disk nothing is begun, and what runs ends in order
 * @param thumbnailMillis how far apart pictures of the video are kept beside it; 0 for none
 */
public record RecordSpec(String directory, String name, long leastFree, long thumbnailMillis)
    implements TaskSpec {}
