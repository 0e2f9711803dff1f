package io.ringroom.http.api;

import io.ringroom.http.api.ApiParameter.Type;

/** The parameters several operations share. */
final class Forms {
  static final String CALL_FORM = "[0-9A-Za-z_-]{1,40}";
  static final String ROOM_FORM = "[A-Za-z0-9_@.-]{1,128}";
  static final String USER_FORM = "[0-9A-Za-z_-]{1,32}";

  static final ApiParameter CALL =
      ApiParameter.path("callId", CALL_FORM, "the id of a call, as the platform gave it");
  static final ApiParameter USER =
      ApiParameter.path("userID", USER_FORM, "a user of the tenant: a-z A-Z 0-9 _ -, at most 32");
  static final ApiParameter ROOM =
      ApiParameter.path(
          "roomId", ROOM_FORM, "a room that users join by themselves, by the tenant's own name");
  static final ApiParameter CALLEES =
      ApiParameter.body("userIDList", Type.STRINGS, true, "a list of user ids");

  private Forms() {}
}
