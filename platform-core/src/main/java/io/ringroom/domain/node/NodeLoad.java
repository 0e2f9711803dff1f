package io.ringroom.domain.node;

import io.ringroom.id.NodeId;

/**
 * What is known of a connected media node.
 *
 * @param cpu share of its processors in use, 0 to 1
 */
public record NodeLoad(NodeId node, int rooms, int connections, double cpu) {}
