package io.ringroom.http;

import akka.http.impl.engine.server.HttpAttributes;
import akka.http.javadsl.model.HttpRequest;
import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.stream.stage.TimerGraphStageLogic;
import io.ringroom.http.limit.AddressCounts;
import java.time.Duration;

/**
 * Bounds plain HTTP connections, one of these in front of each. Akka HTTP only ends a connection
 * that is silent; one that sends its headers a byte at a time would hold its place for ever, and a
 * few thousand of those all places. A connection that becomes a WebSocket gives its place back.
 */
final class ConnectionGate extends GraphStage<FlowShape<HttpRequest, HttpRequest>> {
  private static final String REQUEST_DUE = "request due";

  private final Inlet<HttpRequest> in = Inlet.create("ConnectionGate.in");
  private final Outlet<HttpRequest> out = Outlet.create("ConnectionGate.out");
  private final FlowShape<HttpRequest, HttpRequest> shape = FlowShape.of(in, out);
  private final AddressCounts open;
  private final Duration firstRequestWithin;
  private final Duration nextRequestWithin;

  /**
   * @param open the connections there are, shared by all gates of a server
   * @param firstRequestWithin how long the headers of the first request may take
   * @param nextRequestWithin how long a connection may go without a further request
   */
  ConnectionGate(AddressCounts open, Duration firstRequestWithin, Duration nextRequestWithin) {
    this.open = open;
    this.firstRequestWithin = firstRequestWithin;
    this.nextRequestWithin = nextRequestWithin;
  }

  @Override
  public FlowShape<HttpRequest, HttpRequest> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes inherited) {
    String address =
        inherited
            .getAttribute(HttpAttributes.RemoteAddress.class)
            .map(remote -> remote.address().getAddress().getHostAddress())
            .orElse("unknown");
    return new Gate(address);
  }

  private final class Gate extends TimerGraphStageLogic {
    private final String address;
    private boolean admitted;

    Gate(String address) {
      super(shape);
      this.address = address;
      setHandler(
          in,
          new AbstractInHandler() {
            @Override
            public void onPush() {
              scheduleOnce(REQUEST_DUE, nextRequestWithin);
              push(out, grab(in));
            }
          });
      setHandler(
          out,
          new AbstractOutHandler() {
            @Override
            public void onPull() {
              pull(in);
            }
          });
    }

    @Override
    public void preStart() {
      admitted = open.add(address);
      if (admitted) {
        scheduleOnce(REQUEST_DUE, firstRequestWithin);
      } else {
        completeStage();
      }
    }

    @Override
    public void onTimer(Object timer) {
      completeStage();
    }

    @Override
    public void postStop() {
      if (admitted) {
        open.remove(address);
      }
    }
  }
}
