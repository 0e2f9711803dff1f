package io.ringroom.media.device;

/** What a captured stream carries at a moment. */
public sealed interface Source {

  /** For people and logs: the device's name or what stands in for it. */
  String label();

  /** A camera or microphone. */
  record Live(CaptureDevice device) implements Source {
    @Override
    public String label() {
      return device.name();
    }
  }

  /** The built-in picture or tone: no hardware was found, or none is wanted. */
  record Test(String label) implements Source {}

  /** Stands in for a device that was captured and is not there now: a slate, or silence. */
  record Slate(String label) implements Source {}
}
