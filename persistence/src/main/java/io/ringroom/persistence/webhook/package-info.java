/** The durable outbox of webhooks. */
@NullMarked
package io.ringroom.persistence.webhook;

import org.jspecify.annotations.NullMarked;
