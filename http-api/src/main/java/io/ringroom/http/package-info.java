/** The platform process: configuration, assembly and start. */
@NullMarked
package io.ringroom.http;

import org.jspecify.annotations.NullMarked;
