package io.ringroom.domain.record;

import io.ringroom.domain.call.CallEvent;
import io.ringroom.domain.call.CallFacts;
import io.ringroom.domain.call.Outcome;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.user.Role;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.EndReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the journal of one call from its start to its end, event by event. */
final class RecordFold implements CallEvent.Cases<RecordFold> {
  private final Map<UserId, PartFold> parts = new LinkedHashMap<>();
  private @Nullable CallFacts facts;
  private @Nullable MediaType media;
  private @Nullable Instant beganAt;
  private CallEvent.@Nullable Ended end;

  Optional<CallRecord> record() {
    CallFacts known = facts;
    MediaType last = media;
    CallEvent.Ended ended = end;
    if (known == null || last == null || ended == null || ended.reason() == EndReason.MERGED) {
      return Optional.empty();
    }
    return Optional.of(
        new CallRecord(
            known,
            last,
            beganAt,
            ended.at(),
            ended.reason(),
            ended.by(),
            ended.totalTime(),
            ended.connectionLost(),
            parts.values().stream().map(part -> part.party(ended)).toList()));
  }

  private PartFold part(UserId user, Instant at) {
    return parts.computeIfAbsent(user, u -> new PartFold(u, Role.CALLEE, at));
  }

  @Override
  public RecordFold started(CallEvent.Started event) {
    facts = event.facts();
    media = event.facts().media();
    PartFold caller = new PartFold(event.facts().caller(), Role.CALLER, event.at());
    caller.joined(event.at());
    parts.put(event.facts().caller(), caller);
    event.facts().callees().forEach(callee -> part(callee, event.at()));
    return this;
  }

  @Override
  public RecordFold abandoned(CallEvent.Abandoned event) {
    return this;
  }

  @Override
  public RecordFold invited(CallEvent.Invited event) {
    event.users().forEach(user -> part(user, event.at()));
    return this;
  }

  @Override
  public RecordFold inviteeRang(CallEvent.InviteeRang event) {
    part(event.user(), event.at()).rang(event.at());
    return this;
  }

  @Override
  public RecordFold inviteeUnreachable(CallEvent.InviteeUnreachable event) {
    return this;
  }

  @Override
  public RecordFold invitationEnded(CallEvent.InvitationEnded event) {
    part(event.user(), event.at()).failed(result(event.outcome()));
    return this;
  }

  private static CallResult result(Outcome outcome) {
    return switch (outcome) {
      case REJECTED -> CallResult.REJECT;
      case LINE_BUSY -> CallResult.CALL_BUSY;
      case NO_RESPONSE -> CallResult.NOT_ANSWER;
      case OFFLINE -> CallResult.OFFLINE;
      case CANCELLED -> CallResult.CANCEL;
    };
  }

  @Override
  public RecordFold ringExtended(CallEvent.RingExtended event) {
    return this;
  }

  @Override
  public RecordFold answered(CallEvent.Answered event) {
    return entered(event.user(), event.at());
  }

  @Override
  public RecordFold joined(CallEvent.Joined event) {
    return entered(event.user(), event.at());
  }

  private RecordFold entered(UserId user, Instant at) {
    if (beganAt == null) {
      beganAt = at;
    }
    part(user, at).joined(at);
    return this;
  }

  @Override
  public RecordFold mediaTypeAsked(CallEvent.MediaTypeAsked event) {
    return this;
  }

  @Override
  public RecordFold mediaTypeRefused(CallEvent.MediaTypeRefused event) {
    return this;
  }

  @Override
  public RecordFold mediaTypeChanged(CallEvent.MediaTypeChanged event) {
    media = event.media();
    return this;
  }

  @Override
  public RecordFold holdChanged(CallEvent.HoldChanged event) {
    return this;
  }

  @Override
  public RecordFold memberMoved(CallEvent.MemberMoved event) {
    part(event.user(), event.at()).back(event.at());
    return this;
  }

  @Override
  public RecordFold tracksChanged(CallEvent.TracksChanged event) {
    return this;
  }

  @Override
  public RecordFold memberLost(CallEvent.MemberLost event) {
    part(event.user(), event.at()).away(event.at());
    return this;
  }

  @Override
  public RecordFold memberBack(CallEvent.MemberBack event) {
    part(event.user(), event.at()).back(event.at());
    return this;
  }

  @Override
  public RecordFold memberLeft(CallEvent.MemberLeft event) {
    part(event.user(), event.at()).left(event.at(), event.lost());
    return this;
  }

  @Override
  public RecordFold barred(CallEvent.Barred event) {
    return this;
  }

  @Override
  public RecordFold ended(CallEvent.Ended event) {
    end = event;
    return this;
  }
}
