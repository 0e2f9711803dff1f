/** What the actors of the platform say to each other, and how they find each other. */
@NullMarked
package io.ringroom.actor.message;

import org.jspecify.annotations.NullMarked;
