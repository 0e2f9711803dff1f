/** Who may call whom: a tenant's own server is asked before anybody rings. */
@NullMarked
package io.ringroom.http.permission;

import org.jspecify.annotations.NullMarked;
