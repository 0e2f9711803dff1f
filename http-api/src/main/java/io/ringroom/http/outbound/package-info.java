/**
 * Requests to servers of tenants: signed, bounded, and never to where a stranger must not reach.
 */
@NullMarked
package io.ringroom.http.outbound;

import org.jspecify.annotations.NullMarked;
