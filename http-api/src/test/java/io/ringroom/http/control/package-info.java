@NullMarked
package io.ringroom.http.control;

import org.jspecify.annotations.NullMarked;
