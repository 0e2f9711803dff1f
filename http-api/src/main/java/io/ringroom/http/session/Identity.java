package io.ringroom.http.session;

import io.ringroom.id.DeviceId;
import io.ringroom.id.UserKey;

/** Who speaks on a connection, proved at login. */
record Identity(UserKey user, DeviceId device) {}
