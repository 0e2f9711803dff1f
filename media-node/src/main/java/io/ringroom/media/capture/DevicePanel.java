package io.ringroom.media.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringroom.media.health.Panel;
import io.ringroom.protocol.node.DeviceUse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Which devices the room has and uses, and when they were open. */
public final class DevicePanel implements Panel {
  private static final int LINES = 100;

  /** A misspelt wish must not look granted. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final CaptureSupervisor capture;
  private final CaptureLog log;
  private final Supplier<DeviceUse> control;
  private final Consumer<DeviceUse> change;

  /**
   * @param control what is asked for now
   * @param change takes what is asked for from now on
   */
  public DevicePanel(
      CaptureSupervisor capture,
      CaptureLog log,
      Supplier<DeviceUse> control,
      Consumer<DeviceUse> change) {
    this.capture = capture;
    this.log = log;
    this.control = control;
    this.change = change;
  }

  @Override
  public Object view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("devices", capture.devices());
    view.put("use", control.get());
    view.put("audit", audit());
    return view;
  }

  private Object audit() {
    try {
      return log.newest(LINES);
    } catch (IOException e) {
      return List.of("cannot be read: " + e.getMessage());
    }
  }

  @Override
  public boolean act(String action, JsonNode body) {
    switch (action) {
      case "use" -> change.accept(control.get().with(read(body)));
      case "reset" -> change.accept(DeviceUse.AS_CONFIGURED);
      default -> throw new IllegalArgumentException("an action is use or reset, not " + action);
    }
    return true;
  }

  private static DeviceUse read(JsonNode body) {
    try {
      DeviceUse read = JSON.treeToValue(body, DeviceUse.class);
      String complaint = read.complaint();
      if (complaint == null) {
        return read;
      }
      throw new IllegalArgumentException(complaint);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
