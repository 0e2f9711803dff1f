/** Control of camera rooms from outside: who may, and what comes of it. */
@NullMarked
package io.ringroom.http.control;

import org.jspecify.annotations.NullMarked;
