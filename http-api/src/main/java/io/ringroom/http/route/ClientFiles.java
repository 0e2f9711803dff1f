package io.ringroom.http.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The browser client's files: the SDK and the demo page, from the jar or, for those who develop
 * them, from a directory. Only plain names below the two folders are looked up at all.
 */
public final class ClientFiles {
  /** {@code demo/…} or {@code sdk/…}; no segment begins with a dot, so none is "..". */
  private static final Pattern NAME =
      Pattern.compile("(demo|sdk)(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){1,6}");

  /**
   * One file.
   *
   * @param etag changes with the content; without the quotes
   */
  public record ClientFile(byte[] content, String etag) {}

  private interface Source {
    Optional<byte[]> read(String name) throws IOException;
  }

  private final Source source;
  private final boolean changes;
  private final Map<String, ClientFile> loaded = new ConcurrentHashMap<>();

  private ClientFiles(Source source, boolean changes) {
    this.source = source;
    this.changes = changes;
  }

  /** From the folder {@code client} on the class path; each file is read once. */
  public static ClientFiles fromJar() {
    return new ClientFiles(ClientFiles::readFromJar, false);
  }

  /** From a directory, read anew each time. Links out of it are not followed. */
  public static ClientFiles from(Path directory) {
    return new ClientFiles(name -> readFrom(directory, name), true);
  }

  /**
   * @param name such as {@code sdk/index.js}; anything that is no plain name finds nothing
   */
  public Optional<ClientFile> find(String name) {
    ClientFile known = loaded.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      Optional<ClientFile> found = source.read(name).map(ClientFiles::withEtag);
      if (!changes) {
        found.ifPresent(file -> loaded.put(name, file));
      }
      return found;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the client's file " + name, failure);
    }
  }

  private static Optional<byte[]> readFromJar(String name) throws IOException {
    try (InputStream in = ClientFiles.class.getResourceAsStream("/client/" + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  private static Optional<byte[]> readFrom(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(directory.toRealPath())) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file));
  }

  private static ClientFile withEtag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return new ClientFile(content, HexFormat.of().formatHex(Arrays.copyOf(hash, 12)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
