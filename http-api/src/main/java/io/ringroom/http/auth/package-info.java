/** Who a client is: tenants and their keys, UserSig and PrivateMapKey. */
@NullMarked
package io.ringroom.http.auth;

import org.jspecify.annotations.NullMarked;
