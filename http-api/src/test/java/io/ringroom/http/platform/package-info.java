/** A whole platform node on a real PostgreSQL, spoken to over its real sockets. */
@NullMarked
package io.ringroom.http.platform;

import org.jspecify.annotations.NullMarked;
