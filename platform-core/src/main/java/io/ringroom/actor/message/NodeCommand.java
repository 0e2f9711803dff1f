package io.ringroom.actor.message;

import akka.actor.typed.ActorRef;
import io.ringroom.id.NodeId;
import io.ringroom.protocol.node.ToNode;

/** What the link to a connected media node is sent. */
public interface NodeCommand extends CborSerializable {

  record Send(ToNode message) implements NodeCommand {}

  /** Sends the offer and passes the node's answer on; refuses when none comes in time. */
  record Connect(ToNode.Connect offer, ActorRef<RoomCommand.ConnectReply> replyTo)
      implements NodeCommand {}

  record Describe(ActorRef<Description> replyTo) implements NodeCommand {}

  /**
   * @param rooms how many rooms run on the node
   * @param cpu share of its processors in use, 0 to 1
   */
  record Description(
      NodeId node, int rooms, int connections, double cpu, ActorRef<NodeCommand> link)
      implements CborSerializable {}
}
