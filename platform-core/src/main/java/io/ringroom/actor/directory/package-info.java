/** Who is online in a tenant: soft state that heals by itself. */
@NullMarked
package io.ringroom.actor.directory;

import org.jspecify.annotations.NullMarked;
