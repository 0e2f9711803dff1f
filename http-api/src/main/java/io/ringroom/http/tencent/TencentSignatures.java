package io.ringroom.http.tencent;

import static io.ringroom.http.api.ApiParameter.body;
import static io.ringroom.http.api.ApiParameter.requiredQuery;

import io.ringroom.http.api.ApiParameter;
import io.ringroom.http.api.ApiParameter.Type;
import io.ringroom.http.api.ApiSignature;
import java.util.List;
import java.util.stream.Stream;

/** The operations of {@link TencentRoute} as the OpenAPI document shows them. */
public final class TencentSignatures {
  private static final List<ApiParameter> WHO_ASKS =
      List.of(
          requiredQuery("sdkappid", "\\d{1,10}", "the tenant"),
          requiredQuery("identifier", "[0-9A-Za-z_-]{1,32}", "one of the tenant's administrators"),
          requiredQuery("usersig", "\\S{1,2048}", "the administrator's UserSig"),
          requiredQuery("random", "\\d{1,10}", "any number; not looked at"),
          requiredQuery("contenttype", "json", "json; not looked at"));
  private static final ApiParameter CALL = body("CallId", Type.STRING, true, "the call");
  private static final String CALLS = "/v4/call_engine_http_srv/";
  private static final String RECORDS = "/v4/call_record_http_srv/";

  private TencentSignatures() {}

  public static List<ApiSignature> all() {
    return List.of(
        signature(
            CALLS + "get_call_info",
            "How a call stands.",
            "CallInfo, UserList with Status Calling or Waiting",
            CALL),
        signature(CALLS + "end_call", "Ends a call for everybody.", "nothing", CALL),
        signature(
            CALLS + "start_call_by_robot",
            "Rings users in the name of a robot.",
            "CallId, RoomId, RoomIdType",
            body("Robot_Account", Type.STRING, true, "who calls"),
            body("CalleeList_Account", Type.STRINGS, true, "who rings"),
            body("CallInfo", Type.OBJECT, true, "MediaType Audio or Video, ChatGroupId"),
            body("Timeout", Type.INTEGER, false, "milliseconds to ring, 5000 to 180000"),
            body("UserData", Type.STRING, false, "passed on to the callees")),
        signature(RECORDS + "get_record_by_callid", "The record of a call.", "CallRecord", CALL),
        signature(
            RECORDS + "get_record_by_filter",
            "Records of calls, newest first, page by page.",
            "TotalNum, Page, CallRecordList",
            body("StartTime", Type.INTEGER, false, "epoch seconds"),
            body("EndTime", Type.INTEGER, false, "epoch seconds"),
            body("CallResult", Type.STRING, false, "NormalEnd, Cancel, Reject and so on"),
            body("MediaType", Type.STRING, false, "Audio or Video"),
            body("CallType", Type.STRING, false, "SingleCall or MultiCall"),
            body("Page", Type.INTEGER, false, "from 1"),
            body("NumberPerPage", Type.INTEGER, false, "1 to 100; 10 if absent")));
  }

  private static ApiSignature signature(
      String path, String summary, String answer, ApiParameter... fields) {
    String name = "tencent" + path.substring(path.lastIndexOf('/')).replace('/', '_');
    return new ApiSignature(
        "POST",
        path,
        name,
        summary,
        Stream.concat(WHO_ASKS.stream(), Stream.of(fields)).toList(),
        "ErrorCode, ErrorInfo, ActionStatus, RequestId, and as Response: " + answer,
        false);
  }
}
