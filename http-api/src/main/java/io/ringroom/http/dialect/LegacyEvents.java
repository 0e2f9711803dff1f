package io.ringroom.http.dialect;

import io.ringroom.http.json.EventWord;
import io.ringroom.id.CallId;
import io.ringroom.protocol.client.ClientEvent;
import io.ringroom.protocol.client.EndReason;
import java.util.List;

/**
 * Each of our events as what TRTCCalling's delegate would have been told (calling.md d3). What the
 * old kits have no word for is passed over, but for the events of the media connection: those are
 * as new to every kit as the connection itself.
 *
 * @param before what was known of the call before the event
 * @param after and with it
 */
record LegacyEvents(DelegateWords words, LegacyCall before, LegacyCall after)
    implements ClientEvent.Cases<List<EventWord>> {
  private static final List<EventWord> SILENT = List.of();

  @Override
  public List<EventWord> callReceived(ClientEvent.CallReceived event) {
    return List.of(
        words.invited(
            new DelegateWords.Invited(
                event.callId(),
                event.callerId(),
                event.calleeIdList(),
                event.chatGroupId(),
                event.mediaType())));
  }

  @Override
  public List<EventWord> userInviting(ClientEvent.UserInviting event) {
    return invitees(event.callId());
  }

  @Override
  public List<EventWord> userInviteCancelled(ClientEvent.UserInviteCancelled event) {
    return invitees(event.callId());
  }

  private List<EventWord> invitees(CallId call) {
    return List.of(words.inviteeList(call, after.pending()));
  }

  @Override
  public List<EventWord> userRinging(ClientEvent.UserRinging event) {
    return SILENT;
  }

  @Override
  public List<EventWord> userUnreachable(ClientEvent.UserUnreachable event) {
    return SILENT;
  }

  /** To the old kits a call begins when the first user enters. */
  @Override
  public List<EventWord> callBegin(ClientEvent.CallBegin event) {
    return SILENT;
  }

  /**
   * Who is called hears why he rings no more; who called has heard it of each callee already. A
   * merged call goes on as the other one.
   */
  @Override
  public List<EventWord> callNotConnected(ClientEvent.CallNotConnected event) {
    CallId call = event.callId();
    EventWord end = words.callEnd(call, 0);
    if (event.reason() == EndReason.MERGED.code()) {
      return SILENT;
    }
    if (!before.rings(call)) {
      return List.of(end);
    }
    if (event.reason() == EndReason.NO_RESPONSE.code()
        || event.reason() == EndReason.OFFLINE.code()) {
      return List.of(words.callingTimeout(call), end);
    }
    return event.reason() == EndReason.CANCELED.code()
        ? List.of(words.callingCancel(call))
        : List.of(end);
  }

  @Override
  public List<EventWord> callEnd(ClientEvent.CallEnd event) {
    return List.of(words.callEnd(event.callId(), event.totalTime()));
  }

  /** Both are in one call now; to the old kits it always was this one. */
  @Override
  public List<EventWord> callMerged(ClientEvent.CallMerged event) {
    return SILENT;
  }

  /** For the device it was on the call is over. */
  @Override
  public List<EventWord> callMovedToDevice(ClientEvent.CallMovedToDevice event) {
    return List.of(words.callEnd(event.callId(), 0));
  }

  @Override
  public List<EventWord> userJoin(ClientEvent.UserJoin event) {
    boolean accepts = before.pending().contains(event.user());
    return words.userEnter(event.callId(), event.user(), accepts);
  }

  @Override
  public List<EventWord> userLeave(ClientEvent.UserLeave event) {
    return List.of(words.userLeave(event.callId(), event.user()));
  }

  @Override
  public List<EventWord> userReject(ClientEvent.UserReject event) {
    return List.of(words.reject(event.callId(), event.user()));
  }

  @Override
  public List<EventWord> userNoResponse(ClientEvent.UserNoResponse event) {
    return List.of(words.noResponse(event.callId(), event.user()));
  }

  @Override
  public List<EventWord> userLineBusy(ClientEvent.UserLineBusy event) {
    return List.of(words.lineBusy(event.callId(), event.user()));
  }

  @Override
  public List<EventWord> userConnectionState(ClientEvent.UserConnectionState event) {
    return SILENT;
  }

  /** The old kits know no hold: whoever is held looks silent to them. */
  @Override
  public List<EventWord> userHold(ClientEvent.UserHold event) {
    return SILENT;
  }

  /** An old kit has no place for a second call; it waits on the user's other devices, if any. */
  @Override
  public List<EventWord> callWaiting(ClientEvent.CallWaiting event) {
    return SILENT;
  }

  @Override
  public List<EventWord> userAudioAvailable(ClientEvent.UserAudioAvailable event) {
    return List.of(words.audioAvailable(event.callId(), event.user(), event.isAudioAvailable()));
  }

  /** An old kit knows one picture of a user and would take a screen for his camera. */
  @Override
  public List<EventWord> userVideoAvailable(ClientEvent.UserVideoAvailable event) {
    return event.stream() != null
        ? SILENT
        : List.of(words.videoAvailable(event.callId(), event.user(), event.isVideoAvailable()));
  }

  @Override
  public List<EventWord> callMediaTypeChanged(ClientEvent.CallMediaTypeChanged event) {
    return words.callType(event.callId(), event.newMediaType());
  }

  /**
   * The old kits only know the way down, which asks nobody; an app that can answer is told our way.
   */
  @Override
  public List<EventWord> mediaTypeRequest(ClientEvent.MediaTypeRequest event) {
    return List.of(EventWord.of(event));
  }

  @Override
  public List<EventWord> callMediaTypeChangeRejected(
      ClientEvent.CallMediaTypeChangeRejected event) {
    return List.of(EventWord.of(event));
  }

  @Override
  public List<EventWord> resync(ClientEvent.Resync event) {
    return new LegacyPicture(words, after, event.call()).asEvents();
  }

  @Override
  public List<EventWord> slots(ClientEvent.Slots event) {
    return List.of(EventWord.of(event));
  }

  @Override
  public List<EventWord> mediaLost(ClientEvent.MediaLost event) {
    return List.of(EventWord.of(event));
  }

  /** A meter of ours; the older kits ask their media SDK. */
  @Override
  public List<EventWord> userNetworkQualityChanged(ClientEvent.UserNetworkQualityChanged event) {
    return List.of(EventWord.of(event));
  }

  /** Of a stream of ours. */
  @Override
  public List<EventWord> mixLevels(ClientEvent.MixLevels event) {
    return List.of(EventWord.of(event));
  }

  /** Whoever is recorded is told, in whatever words there are. */
  @Override
  public List<EventWord> recordingStateChanged(ClientEvent.RecordingStateChanged event) {
    return List.of(EventWord.of(event));
  }

  /** Only who has asked for the list, which is ours, is told of it. */
  @Override
  public List<EventWord> userPresence(ClientEvent.UserPresence event) {
    return List.of(EventWord.of(event));
  }

  /** The end of the call follows. */
  @Override
  public List<EventWord> kickedFromCall(ClientEvent.KickedFromCall event) {
    return SILENT;
  }

  @Override
  public List<EventWord> muted(ClientEvent.Muted event) {
    return SILENT;
  }

  /** In the chats of that time it is the message alone (seed 000). */
  @Override
  public List<EventWord> callRecorded(ClientEvent.CallRecorded event) {
    return List.of(words.chatMessage(event.callId(), event.message().videoCall()));
  }

  /** Rooms that users join by themselves are new to the old kits: who joins one does it our way. */
  @Override
  public List<EventWord> ofRoom(ClientEvent.OfRoom event) {
    return List.of(EventWord.of(event));
  }

  /** An app that renews its token while it talks has been written for it. */
  @Override
  public List<EventWord> tokenWillExpire(ClientEvent.TokenWillExpire event) {
    return List.of(EventWord.of(event));
  }

  @Override
  public List<EventWord> userSigExpired(ClientEvent.UserSigExpired event) {
    return List.of(EventWord.of(event));
  }

  @Override
  public List<EventWord> kickedOffline(ClientEvent.KickedOffline event) {
    return words.kickedOut();
  }
}
