package io.ringroom.http.api;

import static io.ringroom.http.api.ApiParameter.body;

import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import io.ringroom.actor.message.RoomCommand;
import io.ringroom.actor.message.RoomCommand.TaskView;
import io.ringroom.domain.room.RoomEvent.FileRecorded;
import io.ringroom.http.api.ApiParameter.Type;
import io.ringroom.http.json.Json;
import io.ringroom.http.recording.RecordingList;
import io.ringroom.id.UserId;
import io.ringroom.protocol.node.MixLayout;
import io.ringroom.protocol.node.RoomTask;
import io.ringroom.protocol.node.RoomTask.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Operations on what is done with the media of calls and rooms: record, stream, bring in. */
final class TasksApi {
  private static final ApiParameter ID =
      ApiParameter.path("id", FileForms.RECORDING_FORM, "the id it was begun with");
  private static final ApiParameter CHOSEN_ID =
      body("id", Type.STRING, false, "1 to 64 of A-Z a-z 0-9 _ -; one is made if absent");

  private final Backend backend;
  private final TaskOwner owner;

  private TasksApi(Backend backend, TaskOwner owner) {
    this.backend = backend;
    this.owner = owner;
  }

  static List<ApiOperation> operations(Backend backend) {
    List<ApiOperation> all = new ArrayList<>();
    for (TaskOwner owner : TaskOwner.values()) {
      TasksApi api = new TasksApi(backend, owner);
      all.add(api.record());
      all.add(api.push());
      all.add(api.pull());
      all.add(api.layout());
      for (String what : List.of("recordings", "streams", "cameras")) {
        all.add(api.end(what));
      }
      all.add(api.recordings());
      all.add(api.running());
    }
    return List.copyOf(all);
  }

  private ApiOperation record() {
    return begin(
        "recordings",
        "start%sRecording",
        "Records what members send from now on; they are told.",
        List.of(CHOSEN_ID, body("form", Type.STRING, false, "tracks (if absent), mixed or both")),
        request ->
            new RoomTask.Record(
                id(request),
                owner.folder(request),
                request.value("form", TasksApi::form).orElse(Form.TRACKS)));
  }

  private static Form form(String name) {
    return Form.of(name)
        .orElseThrow(() -> new IllegalArgumentException("must be tracks, mixed or both"));
  }

  private ApiOperation push() {
    return begin(
        "streams",
        "start%sStream",
        "Streams the mix, or one user, as H.264 and AAC: to an RTMP server, or as HLS files.",
        List.of(
            CHOSEN_ID,
            body("url", Type.STRING, false, "rtmp:// or rtmps:// of an allowed host; absent: HLS"),
            body("userID", Type.STRING, false, "whom it shows; the mix of all if absent")),
        request ->
            new RoomTask.Push(
                id(request),
                owner.folder(request),
                request
                    .text("url")
                    .map(url -> allowed(request, url, Set.of("rtmp", "rtmps")))
                    .orElse(null),
                request.value("userID", UserId::new).orElse(null)));
  }

  private ApiOperation pull() {
    return begin(
        "cameras",
        "start%sCamera",
        "Brings a network camera in as a member of its own.",
        List.of(
            CHOSEN_ID,
            body("url", Type.STRING, true, "rtsp:// or rtsps:// of an allowed host"),
            body("userID", Type.STRING, true, "the user id others see it under")),
        request ->
            new RoomTask.Pull(
                id(request),
                allowed(request, request.required("url", url -> url), Set.of("rtsp", "rtsps")),
                request.required("userID", UserId::new)));
  }

  private ApiOperation layout() {
    return begin(
        "layout",
        "set%sMixLayout",
        "Divides the mixed picture in another way, for all who watch, record or stream it.",
        List.of(body("layout", Type.OBJECT, true, "as of the command setMixLayout")),
        request -> RoomTask.Mix.of(divided(request)));
  }

  private static MixLayout divided(ApiRequest request) {
    try {
      MixLayout layout = Json.mapper().treeToValue(request.body().path("layout"), MixLayout.class);
      String complaint = layout == null ? "is missing" : layout.complaint();
      if (complaint == null) {
        return layout;
      }
      throw ApiRefusal.badParameter("layout " + complaint);
    } catch (JsonProcessingException bad) {
      throw ApiRefusal.badParameter("layout: " + bad.getOriginalMessage());
    }
  }

  private String allowed(ApiRequest request, String url, Set<String> schemes) {
    return Destination.checked(
        url, schemes, backend.policies().of(request.tenant()).media().destinations());
  }

  private static String id(ApiRequest request) {
    String id = request.text("id").orElseGet(() -> UlidCreator.getUlid().toString());
    if (!id.matches(FileForms.RECORDING_FORM)) {
      throw ApiRefusal.badParameter("id must be 1 to 64 of A-Z a-z 0-9 _ -");
    }
    return id;
  }

  private ApiOperation begin(
      String what,
      String name,
      String summary,
      List<ApiParameter> parameters,
      Function<ApiRequest, RoomTask> make) {
    List<ApiParameter> all = new ArrayList<>(List.of(owner.parameter()));
    all.addAll(parameters);
    return new ApiOperation(
        "POST",
        owner.path() + "/" + what,
        name.formatted(owner.word()),
        summary + " The same id with other values changes it.",
        all,
        "id, and tasks: everything that is done with these media, as GET …/tasks",
        request -> begun(request, make));
  }

  /** Whose call it is comes first: nobody learns by a complaint that another tenant has one. */
  private CompletionStage<ApiAnswer> begun(
      ApiRequest request, Function<ApiRequest, RoomTask> make) {
    return owner
        .media(backend, request)
        .thenCompose(
            media -> {
              RoomTask task = make.apply(request);
              return backend
                  .tasks(
                      media, replyTo -> new RoomCommand.GiveTask(request.tenant(), task, replyTo))
                  .thenApply(tasks -> new ApiAnswer(201, shown(tasks).put("id", task.id())));
            });
  }

  private ApiOperation end(String what) {
    String one =
        what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1, what.length() - 1);
    return new ApiOperation(
        "DELETE",
        owner.path() + "/" + what + "/{id}",
        "end" + owner.word() + one,
        "Ends it; what was written stays.",
        List.of(owner.parameter(), ID),
        "tasks: what goes on",
        request ->
            tasks(
                    request,
                    replyTo ->
                        new RoomCommand.DropTask(
                            request.tenant(), request.text("id").orElse(""), replyTo))
                .thenApply(tasks -> ApiAnswer.ok(shown(tasks))));
  }

  private ApiOperation running() {
    return new ApiOperation(
        "GET",
        owner.path() + "/tasks",
        "get" + owner.word() + "Tasks",
        "What is done with the media beside the call: recordings, streams, cameras.",
        List.of(owner.parameter()),
        "tasks: of each type, id, state (running, retrying, failed; absent at first) and detail",
        request ->
            tasks(request, replyTo -> new RoomCommand.GetTasks(request.tenant(), replyTo))
                .thenApply(tasks -> ApiAnswer.ok(shown(tasks))));
  }

  private CompletionStage<List<TaskView>> tasks(
      ApiRequest request,
      akka.japi.function.Function<ActorRef<RoomCommand.Tasks>, RoomCommand> ask) {
    return owner.media(backend, request).thenCompose(media -> backend.tasks(media, ask));
  }

  private static ObjectNode shown(List<TaskView> tasks) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("tasks");
    for (TaskView view : tasks) {
      ObjectNode one = Json.mapper().valueToTree(view.task());
      one.remove("folder");
      one.remove("url"); // an address often holds a key
      if (view.news() != null) {
        one.set("state", Json.mapper().valueToTree(view.news().state()));
        one.put("detail", view.news().detail());
      }
      list.add(one);
    }
    return answer;
  }

  /** Lists are asked for long after a call has ended, so nothing is asked of it but whose it is. */
  private ApiOperation recordings() {
    return new ApiOperation(
        "GET",
        owner.path() + "/recordings",
        "get" + owner.word() + "Recordings",
        "The files of all recordings, of those under way too.",
        List.of(owner.parameter()),
        "files: of each recordingId, file, user, kinds, startedAt, bytes, and millis once it is"
            + " ended, thumbnail where there is one, nodeAway while it cannot be had; fetch them at"
            + " …/recordings/{recordingId}/files/{file}",
        request ->
            known(request)
                .thenCompose(
                    yes ->
                        backend
                            .deliveries()
                            .lists(owner.folder(request))
                            .thenCombine(told(request), RecordingList::of))
                .thenApply(ApiAnswer::ok));
  }

  /** A room of a name has many media rooms in its life, of which nobody keeps a list. */
  private CompletionStage<List<FileRecorded>> told(ApiRequest request) {
    return owner == TaskOwner.CALL
        ? owner.media(backend, request).thenCompose(backend.recordedFiles()::of)
        : CompletableFuture.completedFuture(List.of());
  }

  private CompletionStage<?> known(ApiRequest request) {
    return owner == TaskOwner.CALL
        ? owner.media(backend, request)
        : CompletableFuture.completedFuture("whoever names a room of his own may ask");
  }
}
