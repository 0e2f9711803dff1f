/** What a tenant's server is told of its calls, as pure functions of their journals. */
@NullMarked
package io.ringroom.domain.webhook;

import org.jspecify.annotations.NullMarked;
