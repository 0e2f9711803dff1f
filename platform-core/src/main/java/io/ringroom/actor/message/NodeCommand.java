package io.ringroom.actor.message;

import akka.actor.typed.ActorRef;
import io.ringroom.id.NodeId;
import io.ringroom.protocol.node.FromNode;
import io.ringroom.protocol.node.ToNode;

/** What the link to a connected media node is sent. */
public interface NodeCommand extends CborSerializable {

  record Send(ToNode message) implements NodeCommand {}

  /** Sends the offer and passes the node's answer on; refuses when none comes in time. */
  record Connect(ToNode.Connect offer, ActorRef<RoomCommand.ConnectReply> replyTo)
      implements NodeCommand {}

  record Describe(ActorRef<Description> replyTo) implements NodeCommand {}

  /** What the node said last of how it is loaded. */
  record Description(NodeId node, FromNode.Load load, ActorRef<NodeCommand> link)
      implements CborSerializable {}
}
