package io.ringroom.http;

import akka.actor.CoordinatedShutdown;

/** The port is taken or not allowed: the process ends with 1, as application.conf says. */
final class CannotListen implements CoordinatedShutdown.Reason {
  @Override
  public String toString() {
    return "CannotListen";
  }
}
