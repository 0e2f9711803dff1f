/** What one platform node hosts, and how its parts find each other. */
@NullMarked
package io.ringroom.actor;

import org.jspecify.annotations.NullMarked;
