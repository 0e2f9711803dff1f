package io.ringroom.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Keys that nobody chose: made once, kept in a file that only its owner can read. */
final class Secrets {

  private static final int BYTES = 32;

  private Secrets() {}

  /**
   * The key in the file; when there is no such file, a new random one that is now there.
   *
   * @return 64 hexadecimal digits, or whatever the owner put there
   * @throws StartFailure when the file can be neither read nor written, or is empty
   */
  static String keep(Path file) {
    return keep(file, Secrets::random);
  }

  /**
   * @param make what to put into the file when there is none
   */
  static String keep(Path file, Supplier<String> make) {
    try {
      if (!Files.exists(file)) {
        write(file, make.get());
      }
      String key = Files.readString(file).strip();
      if (key.isEmpty()) {
        throw new StartFailure(
            "The key file " + file + " is empty: remove it to have one made, or write a key to it");
      }
      return key;
    } catch (IOException e) {
      throw new StartFailure("Cannot keep a key in " + file + ": " + e, e);
    }
  }

  private static String random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Written beside and moved, so that a crash in between leaves no empty key. */
  private static void write(Path file, String key) throws IOException {
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, key + "\n", StandardCharsets.US_ASCII);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
