package io.ringroom.http.outbound;

import akka.actor.ActorSystem;
import akka.http.javadsl.ClientTransport;
import akka.http.javadsl.OutgoingConnection;
import akka.http.javadsl.settings.ClientConnectionSettings;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Connections that end after a time whatever their server does. A request that has waited long
 * enough leaves its connection busy with an answer that may never come; a server that sends a byte
 * now and then could hold it for ever.
 */
final class BriefConnections extends ClientTransport {
  private final ClientTransport transport;
  private final Duration atMost;

  BriefConnections(ClientTransport transport, Duration atMost) {
    this.transport = transport;
    this.atMost = atMost;
  }

  @Override
  public Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>> connectTo(
      String host, int port, ClientConnectionSettings settings, ActorSystem system) {
    return transport.connectTo(host, port, settings, system).completionTimeout(atMost);
  }
}
