package io.ringroom.media.compose;

/**
 * A subject in its place.
 *
 * @param z who covers whom: the higher number is in front
 * @param fill whether the place is filled though margins of the picture get lost
 */
public record Tile(Subject subject, Rectangle place, int z, boolean fill) {}
