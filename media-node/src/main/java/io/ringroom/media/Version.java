package io.ringroom.media;

/** Which build this is. */
final class Version {
  /** As the jar says; "dev" where the classes are in no jar. */
  static final String TEXT = text();

  private Version() {}

  private static String text() {
    String inJar = Version.class.getPackage().getImplementationVersion();
    return inJar == null ? "dev" : inJar;
  }
}
