package io.ringroom.domain.tenant;

import io.ringroom.domain.ring.Admission;
import io.ringroom.domain.ring.CallOptions;
import io.ringroom.domain.ring.Redelivery;
import io.ringroom.protocol.node.RoomTask.Form;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of one tenant. Each part belongs to one subject and checks its own bounds. */
public record TenantPolicy(
    Calls calls,
    Devices devices,
    Rooms rooms,
    Members members,
    Tokens tokens,
    Limits limits,
    Compat compat,
    Records records,
    Push push,
    Media media) {

  /** What a call of this tenant is made with when nobody chooses otherwise. */
  public CallOptions usualCall() {
    return CallOptions.USUAL
        .withMaxUsers(calls.maxUsers())
        .withAdmission(members.join())
        .withAloneGrace(members.aloneGrace().isZero() ? null : members.aloneGrace())
        .withMaxDuration(members.maxDuration().isZero() ? null : members.maxDuration())
        .recorded(media.record().form());
  }

  /**
   * @param maxUsers most users of one call, the caller among them; 2 to 50 (TUICallKit has 9,
   *     Volcengine RTC shows 50)
   * @param ringFor how long an invitee rings when the caller does not say; 5 to 180 seconds
   * @param waiting whether a second call may wait for a user who is in one, and calls be put on
   *     hold; without it he is busy
   */
  public record Calls(int maxUsers, Duration ringFor, boolean waiting) {
    /** A ring shorter than this cannot be answered (Stream Video's bound). */
    public static final Duration RING_LEAST = Duration.ofSeconds(5);

    /** A ring longer than this annoys (Stream Video's bound). */
    public static final Duration RING_MOST = Duration.ofSeconds(180);

    public Calls {
      Bound.within("calls.max-users", maxUsers, 2, 50);
      Bound.within("calls.ring-for", ringFor, RING_LEAST, RING_MOST);
    }
  }

  /**
   * How fast calls may be made, counted by each platform node for itself, five seconds' worth at
   * once; and how many there may be, counted in the whole cluster. 0 is no limit.
   *
   * @param callsPerUser calls a second by one user; at most 1000
   * @param callsPerTenant calls a second by all users of the tenant; at most 100,000
   * @param liveCalls calls of the tenant that are not over; at most 1,000,000
   */
  public record Limits(int callsPerUser, int callsPerTenant, int liveCalls) {
    public Limits {
      Bound.within("limits.calls-per-user", callsPerUser, 0, 1000);
      Bound.within("limits.calls-per-tenant", callsPerTenant, 0, 100_000);
      Bound.within("limits.live-calls", liveCalls, 0, 1_000_000);
    }
  }

  /**
   * What is kept of calls that are over.
   *
   * @param keepFor how long a record can be asked for after its call was made; 0 for ever, else a
   *     day to 100 years
   */
  public record Records(Duration keepFor) {
    public Records {
      if (!keepFor.isZero()) {
        Bound.within("records.keep-for", keepFor, Duration.ofDays(1), Duration.ofDays(36_500));
      }
    }
  }

  /**
   * What becomes of a call while people are in it. Each is fixed for a call when it starts.
   *
   * @param join who may come in without being asked
   * @param aloneGrace how long the last member of a group call may wait for others; 0 to 3600
   *     seconds, 0 ends the call at once (TUICallKit's way)
   * @param maxDuration how long a call may last after the first answer; 0 for ever, else up to 7
   *     days
   */
  public record Members(Admission join, Duration aloneGrace, Duration maxDuration) {
    /** The longest wait for others. */
    public static final Duration PATIENCE_MOST = Duration.ofHours(1);

    /** The longest call that is limited at all. */
    public static final Duration DURATION_MOST = Duration.ofDays(7);

    public Members {
      Bound.within("members.alone-grace", aloneGrace, Duration.ZERO, PATIENCE_MOST);
      Bound.within("members.max-duration", maxDuration, Duration.ZERO, DURATION_MOST);
    }
  }

  /**
   * @param max most devices of one user that may be connected at once; 1 to 20
   * @param single whether a newer login takes the place of an older one, whatever the device
   */
  public record Devices(int max, boolean single) {
    public Devices {
      Bound.within("devices.max", max, 1, 20);
    }
  }

  /**
   * Rooms that users join by themselves.
   *
   * @param tokenRequired whether joining takes a room token; without it a login is enough
   * @param maxUsers most users of one room, the invisible among them; 2 to 50 (Volcengine RTC shows
   *     50)
   * @param perDevice most rooms one device is in at once; 1 to 20
   * @param graceFor how long a user whose connection is gone keeps his place; 5 to 120 seconds
   * @param emptyFor how long a room goes on when the last user has left; at most an hour
   * @param warnBefore how long before its end a token's user is warned; 1 second to an hour
   */
  public record Rooms(
      boolean tokenRequired,
      int maxUsers,
      int perDevice,
      Duration graceFor,
      Duration emptyFor,
      Duration warnBefore) {
    public Rooms {
      Bound.within("rooms.max-users", maxUsers, 2, 50);
      Bound.within("rooms.per-device", perDevice, 1, 20);
      Bound.within("rooms.grace-for", graceFor, Duration.ofSeconds(5), Duration.ofSeconds(120));
      Bound.within("rooms.empty-for", emptyFor, Duration.ZERO, Duration.ofHours(1));
      Bound.within("rooms.warn-before", warnBefore, Duration.ofSeconds(1), Duration.ofHours(1));
    }
  }

  /**
   * @param language what pushes say when whoever calls says nothing else
   * @param missedCalls whether a user whose devices were woken in vain is told that he missed a
   *     call
   */
  public record Push(Language language, boolean missedCalls) {}

  /**
   * What becomes of media beside the call itself. Fixed for a call or room when it begins.
   *
   * @param record what is recorded without anybody asking for it
   * @param recordedBy who of those in it may have it recorded
   * @param destinations hosts to which media may be streamed and from which they may be fetched:
   *     {@code host} or {@code host:port}; nothing may where it is empty
   * @param roomControl who in a call with a camera room may control the room's devices
   * @param adaptiveReception whether a device whose link is weak gets a mix by itself, when it does
   *     not say
   */
  public record Media(
      Recorded record,
      Recorder recordedBy,
      List<String> destinations,
      RoomControl roomControl,
      boolean adaptiveReception) {
    public Media {
      destinations = List.copyOf(destinations);
    }
  }

  /** Who in a call or room may begin and end a recording of it. */
  public enum Recorder {
    NOBODY,
    /** Who made the call, and in a conference who may moderate it. */
    LEAD,
    MEMBER
  }

  /** Who in a call with a camera room may control the room's devices. */
  public enum RoomControl {
    /** Only the tenant's server. */
    NOBODY,
    /** Who has called the room, or whom it has called. */
    CALLER,
    /** Everybody in the call. */
    MEMBER
  }

  /** How calls and rooms are recorded. */
  public enum Recorded {
    NOT(null),
    TRACKS(Form.TRACKS),
    MIXED(Form.MIXED),
    BOTH(Form.BOTH);

    private final @Nullable Form form;

    Recorded(@Nullable Form form) {
      this.form = form;
    }

    public @Nullable Form form() {
      return form;
    }
  }

  /** What the platform can say to people. */
  public enum Language {
    ENGLISH,
    CHINESE
  }

  /**
   * @param longestLife a token that says it lives longer is refused; 1 minute to 180 days (what the
   *     libraries of TLSSigAPIv2 give by default)
   * @param warnBefore how long before its end the user of a login is warned; 1 second to an hour
   */
  public record Tokens(Duration longestLife, Duration warnBefore) {
    public Tokens {
      Bound.within("tokens.longest-life", longestLife, Duration.ofMinutes(1), Duration.ofDays(180));
      Bound.within("tokens.warn-before", warnBefore, Duration.ofSeconds(1), Duration.ofHours(1));
    }
  }

  /**
   * Ways of older kits that an app may count on.
   *
   * @param redelivery which rings a device is told of that connects while they are on
   */
  public record Compat(Redelivery redelivery) {}
}
