/**
 * The names and shapes older calling kits know, over our own commands and events: so that clients
 * of different generations are in one call (adr/0011).
 */
@NullMarked
package io.ringroom.http.dialect;

import org.jspecify.annotations.NullMarked;
