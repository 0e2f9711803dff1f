package io.ringroom.http.push;

import io.ringroom.id.TenantId;

/** Who carries the pushes of a provider for a tenant. */
interface CarrierChoice {
  Carrier of(TenantId tenant, String provider);
}
