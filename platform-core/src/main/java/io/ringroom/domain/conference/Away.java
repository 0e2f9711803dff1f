package io.ringroom.domain.conference;

import java.time.Instant;

/**
 * A participant whose device is not connected.
 *
 * @param until when he is given up
 * @param shown whether the others have been told; after a restart of the platform nobody knows yet
 *     who is really away
 */
public record Away(Instant until, boolean shown) {}
