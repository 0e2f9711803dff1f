package io.ringroom.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** {@link StandIn} as a program of its own. */
final class StandInJar {

  private StandInJar() {}

  static Path make(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      String entry = StandIn.class.getName().replace('.', '/') + ".class";
      out.putNextEntry(new JarEntry(entry));
      out.write(Files.readAllBytes(Path.of("target/test-classes", entry)));
    }
    return jar;
  }
}
