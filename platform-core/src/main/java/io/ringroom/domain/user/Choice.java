package io.ringroom.domain.user;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's choice of who may reach him. Doubled it finds what it wants done already; late it undoes
 * a younger one of the same kind, so a client sends the next when it has the answer.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Choice.Disturb.class, name = "disturb"),
  @JsonSubTypes.Type(value = Choice.Wait.class, name = "wait"),
  @JsonSubTypes.Type(value = Choice.Devices.class, name = "devices"),
  @JsonSubTypes.Type(value = Choice.Block.class, name = "block"),
  @JsonSubTypes.Type(value = Choice.Unblock.class, name = "unblock")
})
public sealed interface Choice {

  /** Looks at the preferences and changes nothing. */
  Choice NONE = new Unblock(List.of());

  /**
   * @param dnd absent to be disturbed again
   */
  record Disturb(@Nullable Dnd dnd) implements Choice {}

  /** Whether a second call may wait while he is in one, or finds him busy. */
  record Wait(boolean waiting) implements Choice {}

  /** Whether he may be logged in on several devices at once, from the next login on. */
  record Devices(boolean several) implements Choice {}

  record Block(List<UserId> users) implements Choice {
    public Block {
      users = List.copyOf(users);
    }
  }

  record Unblock(List<UserId> users) implements Choice {
    public Unblock {
      users = List.copyOf(users);
    }
  }
}
