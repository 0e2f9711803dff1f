package io.ringroom.media.gst;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Functions of GLib, GObject and GIO, under their own names. */
final class Glib {
  static final Memory MEMORY = Native.load("libglib-2.0.so.0", Memory.class);
  static final Objects OBJECTS = Native.load("libgobject-2.0.so.0", Objects.class);
  static final Sockets SOCKETS = Native.load("libgio-2.0.so.0", Sockets.class);

  /** Offset of {@code GError.message}: behind a 32-bit domain and a 32-bit code. */
  private static final int ERROR_MESSAGE_OFFSET = 8;

  private Glib() {}

  /** Copies an owned C string and releases it. */
  static String take(@Nullable Pointer text) {
    if (text == null) {
      return "";
    }
    String copy = text.getString(0, StandardCharsets.UTF_8.name());
    MEMORY.g_free(text);
    return copy;
  }

  /** The message of an owned error, which is released; empty without error. */
  static String takeError(PointerByReference error) {
    Pointer raised = error.getValue();
    if (raised == null) {
      return "";
    }
    Pointer message = raised.getPointer(ERROR_MESSAGE_OFFSET);
    String copy = message == null ? "" : message.getString(0, StandardCharsets.UTF_8.name());
    MEMORY.g_error_free(raised);
    return copy;
  }

  interface Memory extends Library {
    void g_free(@Nullable Pointer memory);

    void g_error_free(Pointer error);

    void g_list_free(Pointer list);
  }

  interface Objects extends Library {
    /** The value's C type must be the property's: int for boolean, enum and int. */
    void g_object_set(Pointer object, String property, @Nullable Object... valueAndEnd);

    void g_object_get(Pointer object, String property, @Nullable Object... placeAndEnd);

    /** Null for a name the object does not know. */
    @Nullable Pointer g_object_class_find_property(Pointer objectClass, String property);

    String g_type_name_from_instance(Pointer instance);

    void g_object_unref(Pointer object);
  }

  interface Sockets extends Library {
    /** Owned, or null with the error set. */
    @Nullable Pointer g_socket_new(int family, int type, int protocol, PointerByReference error);

    /** Owned. */
    Pointer g_inet_address_new_loopback(int family);

    /** Owned. */
    Pointer g_inet_socket_address_new(Pointer address, short port);

    int g_socket_bind(Pointer socket, Pointer address, int allowReuse, PointerByReference error);

    /** Owned, or null with the error set. */
    @Nullable Pointer g_socket_get_local_address(Pointer socket, PointerByReference error);

    short g_inet_socket_address_get_port(Pointer address);

    int g_socket_close(Pointer socket, PointerByReference error);
  }
}
