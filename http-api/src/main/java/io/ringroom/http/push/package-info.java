/** Wakes devices that are not connected: Web Push to browsers, signed webhooks to tenants. */
@NullMarked
package io.ringroom.http.push;

import org.jspecify.annotations.NullMarked;
