package io.ringroom.media.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a receiver got, second by second, as a table and as a drawing. */
final class Course {
  private final String title;
  private final List<Moment> moments = new ArrayList<>();

  /**
   * @param second since the beginning
   * @param linkKilobits what the link lets through; 0 for everything
   * @param videoKilobits what arrived of the picture
   * @param gapMillis the longest time without a new picture
   * @param tone share of the time in which the tone was heard
   * @param width of the picture
   * @param frames pictures decoded since the moment before, of which {@code keyFrames} are whole
   */
  record Moment(
      double second,
      double linkKilobits,
      double videoKilobits,
      double gapMillis,
      double tone,
      int width,
      int frames,
      int keyFrames) {}

  Course(String title) {
    this.title = title;
  }

  void add(Moment moment) {
    moments.add(moment);
  }

  List<Moment> moments() {
    return List.copyOf(moments);
  }

  List<Moment> between(double from, double to) {
    return moments.stream().filter(m -> m.second() >= from && m.second() < to).toList();
  }

  /** The average of what arrived of the picture in this time, kbit/s. */
  double kilobits(double from, double to) {
    return average(from, to, Moment::videoKilobits);
  }

  double average(double from, double to, ToDoubleFunction<Moment> of) {
    return between(from, to).stream().mapToDouble(of).average().orElse(0);
  }

  /** The longest time without a new picture, milliseconds. */
  double worstGap(double from, double to) {
    return between(from, to).stream().mapToDouble(Moment::gapMillis).max().orElse(0);
  }

  /**
   * When, after {@code from}, the picture first had this bit rate, on average over three seconds;
   * infinity when it never did.
   */
  double back(double from, double kilobits) {
    return moments.stream()
        .map(Moment::second)
        .filter(second -> second >= from + 3)
        .filter(second -> kilobits(second - 3, second) >= kilobits)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  void write(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name + ".csv"), csv());
      Files.writeString(directory.resolve(name + ".svg"), new CourseDrawing(title, this).svg());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String csv() {
    StringBuilder out =
        new StringBuilder("second,link_kbit,video_kbit,gap_ms,tone,width,frames,key_frames\n");
    for (Moment m : moments) {
      out.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.0f,%.0f,%.0f,%.2f,%d,%d,%d%n",
              m.second(),
              m.linkKilobits(),
              m.videoKilobits(),
              m.gapMillis(),
              m.tone(),
              m.width(),
              m.frames(),
              m.keyFrames()));
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return title + "\n" + csv();
  }
}
