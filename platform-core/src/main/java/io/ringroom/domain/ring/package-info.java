/**
 * The words calls and users say to each other while one rings the other. Delivery is taken to be at
 * least once and unordered; ops/docs/adr/0001-ring-protocol.md says which rule cures which loss.
 */
@NullMarked
package io.ringroom.domain.ring;

import org.jspecify.annotations.NullMarked;
