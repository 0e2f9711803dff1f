/** Tells the servers of tenants what happens in their calls. */
@NullMarked
package io.ringroom.http.webhook;

import org.jspecify.annotations.NullMarked;
