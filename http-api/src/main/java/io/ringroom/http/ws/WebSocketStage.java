package io.ringroom.http.ws;

import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;
import java.util.function.Function;

/** One upgraded connection: the peer's bytes in, ours out. The work is {@link Connection}'s. */
final class WebSocketStage extends GraphStage<FlowShape<ByteString, ByteString>> {
  private final Inlet<ByteString> in = Inlet.create("WebSocket.in");
  private final Outlet<ByteString> out = Outlet.create("WebSocket.out");
  private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
  private final String remoteAddress;
  private final WebSocketLimits limits;
  private final OpenSockets sockets;
  private final Function<Socket, SocketListener> onOpen;

  WebSocketStage(
      String remoteAddress,
      WebSocketLimits limits,
      OpenSockets sockets,
      Function<Socket, SocketListener> onOpen) {
    this.remoteAddress = remoteAddress;
    this.limits = limits;
    this.sockets = sockets;
    this.onOpen = onOpen;
  }

  @Override
  public FlowShape<ByteString, ByteString> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes inherited) {
    return new Connection(shape, remoteAddress, limits, sockets, onOpen);
  }
}
