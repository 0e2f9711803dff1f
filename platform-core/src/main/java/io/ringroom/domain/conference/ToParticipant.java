package io.ringroom.domain.conference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringroom.domain.ring.ToUser.Notice;
import io.ringroom.id.DeviceId;
import io.ringroom.id.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one word of a conference to a user. It always says where the user stands, so a lost one is
 * made good by the next, and the next comes within seconds: a conference asks again and again.
 *
 * @param revision of the conference after what the notices tell; a word of a revision that was
 *     heard already tells nothing new. 0 for a word that is of no revision
 * @param seat the device of the user that is in the conference; absent when none is
 * @param question whether to answer if that device is connected
 * @param notices what his devices are to be shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToParticipant(
    RoomId room, long revision, @Nullable DeviceId seat, boolean question, List<Notice> notices) {
  public ToParticipant {
    notices = List.copyOf(notices);
  }
}
