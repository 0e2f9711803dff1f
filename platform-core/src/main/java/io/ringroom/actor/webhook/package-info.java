/** The port to the outbox from which tenants' servers are told of their calls. */
@NullMarked
package io.ringroom.actor.webhook;

import org.jspecify.annotations.NullMarked;
