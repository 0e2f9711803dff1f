/** One client connection each: login, commands in, events out. */
@NullMarked
package io.ringroom.http.session;

import org.jspecify.annotations.NullMarked;
