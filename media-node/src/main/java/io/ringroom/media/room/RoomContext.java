package io.ringroom.media.room;

import io.ringroom.media.record.RecordingSettings;
import io.ringroom.media.record.RecordingWatch;
import io.ringroom.media.rtp.NtpTime;
import io.ringroom.media.task.TaskControl;
import io.ringroom.media.transport.MediaLoop;
import java.util.random.RandomGenerator;

/**
 * What every room of the node shares.
 *
 * @param loop the thread on which all of it lives
 * @param ntpTime the clock of all sender reports
 * @param reports to the platform
 * @param tasks has sound and pictures mixed, recorded and sent elsewhere by worker processes
 * @param mix how voices are mixed
 * @param recordings where files are kept
 * @param watch looks after recorded files
 * @param random for numbers nobody outside may guess
 */
public record RoomContext(
    MediaLoop loop,
    NtpTime ntpTime,
    Reports reports,
    TaskControl tasks,
    MixSettings mix,
    RecordingSettings recordings,
    RecordingWatch watch,
    RandomGenerator random) {}
