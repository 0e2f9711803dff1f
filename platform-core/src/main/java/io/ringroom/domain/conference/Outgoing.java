package io.ringroom.domain.conference;

import io.ringroom.id.UserId;

/** A word on its way to a user. */
public record Outgoing(UserId to, ToParticipant word) {}
