package io.ringroom.http.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The wrapping of TLSSigAPIv2 tokens: a zlib stream in base64 whose {@code + / =} are written
 * {@code * - _}. This is not base64url, where {@code - _} mean {@code + /}.
 */
final class TokenText {
  /** Real tokens have about 200 characters, 400 with a room permission. */
  private static final int MAX_CHARS = 2048;

  /** A few kilobytes of zeros deflate to nothing: the other end must be bounded too. */
  private static final int MAX_INFLATED = 4096;

  private TokenText() {}

  static String wrap(byte[] content) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream deflated = new ByteArrayOutputStream(content.length);
      byte[] part = new byte[512];
      while (!deflater.finished()) {
        deflated.write(part, 0, deflater.deflate(part));
      }
      return Base64.getEncoder()
          .encodeToString(deflated.toByteArray())
          .replace('+', '*')
          .replace('/', '-')
          .replace('=', '_');
    } finally {
      deflater.end();
    }
  }

  /** The content, or nothing when the text is none of ours or hides more than it may. */
  static Optional<byte[]> unwrap(String token) {
    if (token.length() > MAX_CHARS) {
      return Optional.empty();
    }
    return decode(token).flatMap(TokenText::inflate);
  }

  private static Optional<byte[]> decode(String token) {
    String base64 = token.replace('*', '+').replace('-', '/').replace('_', '=');
    // The three characters of standard base64 are refused: no library writes them here.
    if (!token.equals(base64.replace('+', '*').replace('/', '-').replace('=', '_'))) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
      // Java ignores stray bits in the last character and missing padding; there is one spelling.
      return Base64.getEncoder().encodeToString(bytes).equals(base64)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> inflate(byte[] deflated) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      byte[] content = new byte[MAX_INFLATED];
      int size = 0;
      while (!inflater.finished() && size < MAX_INFLATED) {
        int count = inflater.inflate(content, size, MAX_INFLATED - size);
        if (count == 0 && !inflater.finished()) {
          return Optional.empty();
        }
        size += count;
      }
      boolean whole = inflater.finished() && inflater.getRemaining() == 0;
      return whole ? Optional.of(Arrays.copyOf(content, size)) : Optional.empty();
    } catch (DataFormatException notZlib) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
