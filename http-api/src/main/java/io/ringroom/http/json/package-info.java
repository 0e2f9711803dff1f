/** JSON at the edge: one strict parser, the client's frames, and error bodies. */
@NullMarked
package io.ringroom.http.json;

import org.jspecify.annotations.NullMarked;
