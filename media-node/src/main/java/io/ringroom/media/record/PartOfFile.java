package io.ringroom.media.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Some bytes of a file, from a place in it; the file may grow meanwhile. */
final class PartOfFile extends InputStream {
  private final RandomAccessFile file;
  private long left;

  PartOfFile(Path path, ByteRange range) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
    file.seek(range.from());
    left = range.length();
  }

  @Override
  public int read() throws IOException {
    if (left == 0) {
      return -1;
    }
    left--;
    return file.read();
  }

  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = file.read(into, at, (int) Math.min(most, left));
    left -= Math.max(0, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
