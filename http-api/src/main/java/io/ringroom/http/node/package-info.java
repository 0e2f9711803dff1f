/** Where media nodes dial in: one link each, their camera room among the users. */
@NullMarked
package io.ringroom.http.node;

import org.jspecify.annotations.NullMarked;
