/** What is served over plain HTTP: health, tokens, and the browser client's files. */
@NullMarked
package io.ringroom.http.route;

import org.jspecify.annotations.NullMarked;
