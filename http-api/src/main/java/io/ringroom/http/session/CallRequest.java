package io.ringroom.http.session;

import io.ringroom.domain.ring.Admission;
import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.MediaType;
import io.ringroom.domain.ring.OfflinePush;
import io.ringroom.domain.ring.RoomName;
import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.http.permission.Refused;
import io.ringroom.http.permission.Verdict;
import io.ringroom.id.RoomId;
import io.ringroom.id.UserId;
import io.ringroom.protocol.client.ErrorCode;
import io.ringroom.protocol.node.RoomTask.Form;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code calls} and its older names ask for.
 *
 * @param callees who is called, nobody twice, never the caller
 * @param refused who is not, and why
 */
record CallRequest(
    List<UserId> callees,
    List<Refused> refused,
    MediaType media,
    Duration ringFor,
    String userData,
    String chatGroupId,
    CallOptions options) {
  private static final int MOST_USER_DATA = 4096;
  private static final int MOST_GROUP_ID = 128;

  /**
   * @throws BadParameter when a parameter is wrong or nobody is left to call
   */
  static CallRequest of(Params p, UserId caller, TenantPolicy policy) {
    Set<UserId> named = named(p);
    List<Refused> refused = new ArrayList<>();
    if (named.contains(caller)) {
      named = others(named, caller);
      refused.add(new Refused(caller, ErrorCode.SELF_CALL));
    }
    if (named.isEmpty()) {
      throw refused.isEmpty()
          ? new BadParameter("userIDList is missing or empty")
          : new BadParameter(ErrorCode.SELF_CALL, "a call needs somebody else");
    }
    if (named.size() >= policy.calls().maxUsers()) {
      throw new BadParameter(
          ErrorCode.TOO_MANY_USERS, "one call has at most " + policy.calls().maxUsers() + " users");
    }
    Params params = p.inside("params");
    return new CallRequest(
        List.copyOf(named),
        List.copyOf(refused),
        media(p),
        ringFor(params, policy),
        params.optionalText("userData", MOST_USER_DATA).orElse(""),
        params
            .optionalText("chatGroupId", MOST_GROUP_ID)
            .or(() -> p.optionalText("groupID", MOST_GROUP_ID))
            .orElse(""),
        options(params, policy));
  }

  /** What the caller chooses within what his tenant allows; the rest is the tenant's. */
  private static CallOptions options(Params params, TenantPolicy policy) {
    CallOptions usual = policy.usualCall();
    Duration longest =
        usual.maxDuration() == null ? TenantPolicy.Members.DURATION_MOST : usual.maxDuration();
    Optional<Duration> limit =
        params.optionalNumber("maxDuration", 1, longest.toSeconds()).map(Duration::ofSeconds);
    Duration patience =
        params
            .optionalNumber("aloneGrace", 0, TenantPolicy.Members.PATIENCE_MOST.toSeconds())
            .map(Duration::ofSeconds)
            .orElse(usual.patience());
    return usual
        .withAdmission(params.flag("open", false) ? Admission.OPEN : usual.admission())
        .withAloneGrace(patience.isZero() ? null : patience)
        .withMaxDuration(limit.orElse(usual.maxDuration()))
        .withCancelPending(params.flag("cancelPendingOnInviterLeave", false) ? true : null)
        .withRoomName(roomName(params.inside("roomId")))
        .withPush(push(params))
        .recorded(recorded(params, usual.record()));
  }

  /** A caller may have more recorded than his tenant does, never less. */
  private static @Nullable Form recorded(Params params, @Nullable Form usual) {
    Form asked = params.optionalId("record", SharedMediaCommands::form).orElse(null);
    if (asked == null || usual == null) {
      return asked == null ? usual : asked;
    }
    return asked == usual ? usual : Form.BOTH;
  }

  /** TUICallKit's {@code offlinePushInfo}; of its many fields those that are carried on. */
  static @Nullable OfflinePush push(Params params) {
    if (!params.has("offlinePushInfo")) {
      return null;
    }
    Params info = params.inside("offlinePushInfo");
    return new OfflinePush(
        text(info, "title", OfflinePush.MOST_TITLE),
        info.has("desc")
            ? text(info, "desc", OfflinePush.MOST_DESCRIPTION)
            : text(info, "description", OfflinePush.MOST_DESCRIPTION),
        text(info, "iOSSound", OfflinePush.MOST_SOUND),
        text(info, "androidSound", OfflinePush.MOST_SOUND),
        info.flag("isDisablePush", false) ? true : null);
  }

  /** "" means the usual, as everywhere in TUICallKit. */
  private static @Nullable String text(Params info, String name, int most) {
    return info.optionalText(name, most).filter(text -> !text.isEmpty()).orElse(null);
  }

  /** TUICallKit's RoomId: a number, or else a text. */
  static @Nullable RoomName roomName(Params roomId) {
    Optional<Long> number =
        roomId.optionalNumber("intRoomId", 0, RoomName.MOST).filter(given -> given != 0);
    return number
        .map(RoomName::of)
        .or(
            () ->
                roomId
                    .optionalText("strRoomId", 128)
                    .filter(text -> !text.isEmpty())
                    .map(text -> roomId.id("strRoomId", RoomName::of)))
        .orElse(null);
  }

  /** The same without those his tenant's server does not let him ring. */
  CallRequest as(Verdict verdict) {
    List<Refused> all = new ArrayList<>(refused);
    all.addAll(verdict.refused());
    return new CallRequest(
        verdict.allowed(callees), List.copyOf(all), media, ringFor, userData, chatGroupId, options);
  }

  /** What the caller calls the room; absent when it goes by the call's id. */
  @Nullable RoomId room() {
    return options.roomName() == null ? null : options.roomName().id();
  }

  /** {@code call} names one {@code userID}, the others a {@code userIDList}. */
  static Set<UserId> named(Params p) {
    return p.has("userID")
        ? Set.of(p.id("userID", UserId::new))
        : new LinkedHashSet<>(p.ids("userIDList", 1000, UserId::new));
  }

  private static Set<UserId> others(Set<UserId> named, UserId caller) {
    Set<UserId> others = new LinkedHashSet<>(named);
    others.remove(caller);
    return others;
  }

  private static MediaType media(Params p) {
    String name = p.has("type") ? "type" : "mediaType";
    return MediaType.of((int) p.number(name, 1, 2));
  }

  /** 0 or nothing means the default, as in TUICallKit. */
  static Duration ringFor(Params params, TenantPolicy policy) {
    long seconds = params.optionalNumber("timeout", 0, 180).orElse(0L);
    if (seconds == 0) {
      return policy.calls().ringFor();
    }
    Duration asked = Duration.ofSeconds(seconds);
    if (asked.compareTo(TenantPolicy.Calls.RING_LEAST) < 0) {
      throw new BadParameter("params.timeout must be 5 to 180 seconds, or 0 for the default");
    }
    return asked;
  }
}
