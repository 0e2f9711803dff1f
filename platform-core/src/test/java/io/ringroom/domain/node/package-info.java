@NullMarked
package io.ringroom.domain.node;

import org.jspecify.annotations.NullMarked;
