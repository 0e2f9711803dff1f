package io.ringroom.media.compose;

/**
 * The size of a composed picture.
 *
 * @param width pixels, even
 * @param height pixels, even
 * @param fps pictures a second
 */
public record Canvas(int width, int height, int fps) {
  /** Rectangle in shares of this canvas. */
  Rectangle share(double x, double y, double width, double height) {
    return Rectangle.between(
        x * this.width, y * this.height, (x + width) * this.width, (y + height) * this.height);
  }

  Rectangle whole() {
    return new Rectangle(0, 0, width, height);
  }
}
