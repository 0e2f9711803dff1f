package io.ringroom.media.compose;

/**
 * A place in a picture, pixels from its upper left corner. All four are even: the colours of a
 * picture have half its resolution.
 */
public record Rectangle(int x, int y, int width, int height) {
  private static final int LEAST = 2;

  /** What lies between these edges; neighbours that share an edge neither overlap nor gape. */
  static Rectangle between(double left, double top, double right, double bottom) {
    int x = even(left);
    int y = even(top);
    return new Rectangle(x, y, Math.max(LEAST, even(right) - x), Math.max(LEAST, even(bottom) - y));
  }

  private static int even(double value) {
    return 2 * (int) Math.round(value / 2);
  }
}
