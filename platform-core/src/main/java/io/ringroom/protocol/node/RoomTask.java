package io.ringroom.protocol.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringroom.id.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Work on a room's media beside forwarding, which goes on until a wish no longer holds it. One that
 * comes again with the same id and other values is changed, not begun anew.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RoomTask.Record.class, name = "record"),
  @JsonSubTypes.Type(value = RoomTask.Push.class, name = "push"),
  @JsonSubTypes.Type(value = RoomTask.Pull.class, name = "pull"),
  @JsonSubTypes.Type(value = RoomTask.Mix.class, name = "mix")
})
public sealed interface RoomTask {
  /** Chosen by whoever asked for it, unique within the room; {@code [A-Za-z0-9_-]{1,64}}. */
  String id();

  /** Whether what members send is kept or goes elsewhere, which they are told. */
  default boolean heardElsewhere() {
    return true;
  }

  /** Keeps what members send in files. */
  record Record(String id, Folder folder, Form form) implements RoomTask {
    /** The recording that members begin and end: there is one at a time. */
    public static final String BY_MEMBERS = "members";

    public static Record byMembers(Folder folder, Form form) {
      return new Record(BY_MEMBERS, folder, form);
    }
  }

  /** What a recording holds. */
  enum Form {
    /** A file for each member and each time he sends, as he sends it. */
    @JsonProperty("tracks")
    TRACKS,
    /** One file of all together. */
    @JsonProperty("mixed")
    MIXED,
    @JsonProperty("both")
    BOTH;

    /** By its name on the wires. */
    public static Optional<Form> of(String word) {
      return Stream.of(values())
          .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }

    public boolean tracks() {
      return this != MIXED;
    }

    public boolean mixed() {
      return this != TRACKS;
    }
  }

  /**
   * Sends the room's mix, or what one member sends, out as H.264 and AAC.
   *
   * @param folder where the files of HLS are kept
   * @param url an {@code rtmp://} or {@code rtmps://} address; absent for HLS
   * @param user whom it shows; absent for the mix
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Push(String id, Folder folder, @Nullable String url, @Nullable UserId user)
      implements RoomTask {}

  /**
   * Brings a network camera into the room as a member of its own.
   *
   * @param url an {@code rtsp://} or {@code rtsps://} address
   * @param user the member it is; the wish names him among the members
   */
  record Pull(String id, String url, UserId user) implements RoomTask {
    @Override
    public boolean heardElsewhere() {
      return false;
    }
  }

  /**
   * Divides the room's mixed picture in another way than the first. It costs nothing while nobody
   * watches the mix.
   */
  record Mix(String id, MixLayout layout) implements RoomTask {
    /** There is one mixed picture, so there is one such task. */
    public static final String ID = "layout";

    public static Mix of(MixLayout layout) {
      return new Mix(ID, layout);
    }

    @Override
    public boolean heardElsewhere() {
      return false;
    }
  }
}
