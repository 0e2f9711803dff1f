/**
 * Wakes devices that are not connected: Web Push to browsers, APNs and FCM to apps, signed webhooks
 * to tenants.
 */
@NullMarked
package io.ringroom.http.push;

import org.jspecify.annotations.NullMarked;
