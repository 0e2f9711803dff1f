/**
 * The REST interface for the servers of tenants: one table of operations that is routed, checked
 * and documented alike.
 */
@NullMarked
package io.ringroom.http.api;

import org.jspecify.annotations.NullMarked;
