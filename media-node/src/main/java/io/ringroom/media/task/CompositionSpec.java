package io.ringroom.media.task;

import java.util.List;

/**
 * One picture is made of many, and encoded once for each rendition.
 *
 * <p>It listens at one port for the RTP of each input, in their order, and after those at one for
 * the key-frame requests of each rendition. Size, inputs and renditions stay what they were at the
 * start, but for {@link Rendition#wanted}; everything else changes while it plays.
 *
 * @param width of the composed picture, even pixels, 64 to {@value #MOST_PIXELS}
 * @param height of the composed picture, even pixels, 64 to {@value #MOST_PIXELS}
 * @param fps pictures a second, 1 to 60
 * @param inputs how many pictures come in at most, 1 to {@value #MOST_INPUTS}
 * @param background {@code #rrggbb}
 * @param tiles what is shown and where; an input without a tile is not shown
 */
public record CompositionSpec(
    int width,
    int height,
    int fps,
    int inputs,
    List<Rendition> renditions,
    String background,
    List<Tile> tiles)
    implements TaskSpec {
  public static final int MOST_INPUTS = 16;
  public static final int MOST_PIXELS = 1920;

  /** {@link Tile#input} of who sends no picture. */
  public static final int NO_INPUT = -1;

  public CompositionSpec {
    renditions = List.copyOf(renditions);
    tiles = List.copyOf(tiles);
    require(within(width, 64, MOST_PIXELS) && within(height, 64, MOST_PIXELS), "size");
    require(within(fps, 1, 60), "fps");
    require(within(inputs, 1, MOST_INPUTS), "inputs");
    require(background.matches("#[0-9a-fA-F]{6}"), "background");
    int most = inputs;
    require(tiles.stream().allMatch(tile -> within(tile.input, NO_INPUT, most - 1)), "tile input");
  }

  private static boolean within(int value, int least, int most) {
    return value >= least && value <= most;
  }

  private static void require(boolean good, String what) {
    if (!good) {
      throw new IllegalArgumentException("a composition with a bad " + what);
    }
  }

  /**
   * One encoding of the picture.
   *
   * @param bitrate bits a second
   * @param port of 127.0.0.1, gets VP8 in RTP and its sender reports
   * @param wanted whether anybody watches it; while nobody does it is not encoded
   */
  public record Rendition(int width, int height, int bitrate, int port, boolean wanted) {}

  /**
   * One place of the picture. Where its input delivers nothing there is a plate with the name.
   *
   * @param input from 0; {@link #NO_INPUT} for a plate alone
   * @param source who or what the input carries; when it changes, the picture before is not shown
   *     any more
   * @param x left edge, even pixels
   * @param y upper edge, even pixels
   * @param z who covers whom: the higher number is in front; from 0, each once
   * @param fill whether the place is filled though margins of the picture get lost
   * @param name to be read on it; may be empty
   */
  public record Tile(
      int input,
      String source,
      int x,
      int y,
      int width,
      int height,
      int z,
      boolean fill,
      String name) {}
}
