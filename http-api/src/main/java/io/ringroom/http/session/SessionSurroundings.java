package io.ringroom.http.session;

import io.ringroom.actor.call.CallsByRoom;
import io.ringroom.actor.message.Addresses;
import io.ringroom.actor.record.CallArchive;
import io.ringroom.actor.tenant.TenantPolicies;
import io.ringroom.http.limit.CallRates;
import io.ringroom.http.limit.LiveCalls;
import io.ringroom.http.permission.CallPermission;
import io.ringroom.http.turn.IceServers;
import io.ringroom.id.CallId;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What every client connection is given.
 *
 * @param newCallId makes ids that sort by the time of their making
 */
public record SessionSurroundings(
    Addresses addresses,
    Credentials credentials,
    SessionSettings settings,
    TenantPolicies policies,
    CallArchive archive,
    CallsByRoom rooms,
    CallRates rates,
    LiveCalls live,
    CallPermission permission,
    IceServers iceServers,
    InstantSource clock,
    Supplier<CallId> newCallId) {}
