package io.ringroom.media.compose;

import static org.awaitility.Awaitility.await;

import io.ringroom.media.capture.Decoder;
import io.ringroom.media.capture.RtpEar;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** Looks at a mixed picture as a viewer does: decoded by somebody else's code. */
public final class Screen implements AutoCloseable {
  public static final int[] RED = {255, 0, 0};
  public static final int[] GREEN = {0, 255, 0};
  public static final int[] BLUE = {0, 0, 255};
  public static final int[] WHITE = {255, 255, 255};
  public static final int[] BLACK = {0, 0, 0};

  private static final int WIDTH = 64;
  private static final int HEIGHT = 36;
  private static final int TOLERANCE = 60;

  public final RtpEar ear = new RtpEar();
  private final Decoder decoder = Decoder.ofPictures(WIDTH, HEIGHT);
  private final IntSupplier rtcpPort;

  /**
   * @param rtcpPort where key frames are asked for; 0 while unknown
   */
  public Screen(IntSupplier rtcpPort) throws IOException {
    this.rtcpPort = rtcpPort;
    ear.handOnTo(decoder.port());
  }

  /** Red, green and blue at a point given in shares of the picture. */
  public int[] at(double x, double y) {
    return decoder.colour((int) (x * WIDTH), (int) (y * HEIGHT));
  }

  public long frames() {
    return decoder.bytes() / (WIDTH * HEIGHT * 4);
  }

  public boolean shows(int[] colour, double x, double y) {
    int[] seen = at(x, y);
    for (int i = 0; i < 3; i++) {
      if (Math.abs(seen[i] - colour[i]) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  /** Waits, and says what is to be seen instead when it does not come. */
  public void awaitColour(int[] colour, double x, double y, Duration most) {
    await()
        .atMost(most)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () -> {
              askUntilDecoded();
              if (!shows(colour, x, y)) {
                throw new AssertionError(
                    "at %s, %s of picture %d there is %s and not %s"
                        .formatted(
                            x, y, frames(), Arrays.toString(at(x, y)), Arrays.toString(colour)));
              }
            });
  }

  /** The decoder may have come after the first key frame. */
  private void askUntilDecoded() throws IOException {
    if (decoder.bytes() == 0 && ear.count() > 0 && rtcpPort.getAsInt() != 0) {
      ear.askForKeyFrame(rtcpPort.getAsInt());
    }
  }

  @Override
  public void close() throws IOException {
    ear.close();
    decoder.close();
  }
}
