package io.ringroom.media.gst;

import com.sun.jna.Pointer;
import io.ringroom.media.device.Source;
import io.ringroom.media.device.VideoFormat;
import java.util.List;

/**
 * The text of the pipeline from a picture to RTP.
 *
 * @param small whether it is encoded in the small size, too
 * @param mirror whether a camera's picture is turned left to right, never that of a slate
 * @param textOverlay whether the element that writes into pictures is installed; without it the
 *     pattern alone says that this is no camera
 */
record VideoGraph(VideoFormat format, boolean small, boolean mirror, boolean textOverlay)
    implements StreamGraph {
  private static final int VP8_PAYLOAD = 96;
  private static final int VP8_SMALL_PAYLOAD = 97;

  /** A key frame comes on request; unasked, after this long. */
  private static final int KEY_FRAME_SECONDS = 20;

  /** {@code GstVideoFlipMethod}. */
  private static final int AS_IT_IS = 0;

  private static final int LEFT_TO_RIGHT = 4;

  private static final String FLIP = "flip";

  /** Lets pictures through to the encoder of the small size. */
  private static final String VALVE = "small";

  private static final String SMALL_ENCODER = "small-encoder";
  private static final String FRESH = "max-size-buffers=2 max-size-time=0 max-size-bytes=0";

  @Override
  public Text source(Source source, DeviceScan scan) throws GstFault {
    if (source instanceof Source.Live live) {
      Pointer device = scan.device(live);
      return new Text(fromCamera(CameraFormat.best(device, format)), device);
    }
    return new Text(builtIn(source), null);
  }

  /** With a camera, whose element is to be linked to {@link Rtp#HEAD}. */
  String fromCamera(CameraFormat camera) {
    // Newest frame wins: a late conversion must not turn into delay.
    return "queue name=%s leaky=downstream max-size-buffers=2 max-size-time=0 max-size-bytes=0%s"
            .formatted(Rtp.HEAD, Rtp.count(Rtp.CAPTURED))
        + " ! capsfilter caps=\"%s\"".formatted(camera.caps())
        + (camera.jpeg() ? " ! jpegdec" : "")
        + " ! videoconvert ! videoscale"
        + (camera.exactRate() ? "" : " ! videorate")
        + " ! video/x-raw,format=I420,pixel-aspect-ratio=1/1,width=[16,%d],height=[16,%d]%s"
            .formatted(
                format.width(),
                format.height(),
                camera.exactRate() ? "" : ",framerate=%d/1".formatted(format.fps()))
        + " ! videoflip name=%s ! identity silent=true name=%s".formatted(FLIP, Rtp.TAIL);
  }

  /** Colour bars for the test picture, a bouncing ball for a slate: neither looks like a room. */
  String builtIn(Source source) {
    String pattern = source instanceof Source.Test ? "smpte" : "ball";
    return "videotestsrc is-live=true do-timestamp=true pattern=%s".formatted(pattern)
        + " ! video/x-raw,format=I420,width=%d,height=%d,framerate=%d/1"
            .formatted(format.width(), format.height(), format.fps())
        + Rtp.count(Rtp.CAPTURED)
        + (textOverlay
            ? " ! textoverlay text=\"%s\" valignment=center shaded-background=true font-desc=\"Sans 28\""
                .formatted(source.label())
            : "")
        + " ! identity silent=true name="
        + Rtp.TAIL;
  }

  @Override
  public String encoder() {
    VideoFormat less = format.small();
    return Rtp.in(FRESH)
        + " ! tee name=pictures ! "
        + vp8(Rtp.ENCODER, VP8_PAYLOAD)
        + Rtp.count(Rtp.SENT)
        + " ! sizes. pictures. ! valve name=%s drop=true drop-mode=forward-sticky-events"
            .formatted(VALVE)
        + " ! queue leaky=downstream %s ! videoscale".formatted(FRESH)
        + " ! video/x-raw,pixel-aspect-ratio=1/1,width=[16,%d],height=[16,%d] ! "
            .formatted(less.width(), less.height())
        + vp8(SMALL_ENCODER, VP8_SMALL_PAYLOAD)
        // Gives each key-frame request to the encoder of the SSRC it is about.
        + " ! rtpfunnel name=sizes ! "
        + Rtp.session();
  }

  private String vp8(String name, int payloadType) {
    return "vp8enc name=%s deadline=1 cpu-used=8 threads=1 lag-in-frames=0 end-usage=cbr"
            .formatted(name)
        + " buffer-size=600 buffer-initial-size=300 buffer-optimal-size=500"
        + " undershoot=95 overshoot=15 min-quantizer=4 max-quantizer=56"
        + " keyframe-max-dist=%d".formatted(KEY_FRAME_SECONDS * format.fps())
        + " ! rtpvp8pay pt=%d mtu=%d picture-id-mode=15-bit".formatted(payloadType, Rtp.MTU);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting(Rtp.ENCODER, "target-bitrate", format.bitrate()),
        new Setting(SMALL_ENCODER, "target-bitrate", format.small().bitrate()),
        new Setting(VALVE, "drop", small ? 0 : 1),
        new Setting(FLIP, "method", mirror ? LEFT_TO_RIGHT : AS_IT_IS));
  }

  @Override
  public boolean sameSource(StreamGraph other) {
    return other instanceof VideoGraph graph
        && graph.format.width() == format.width()
        && graph.format.height() == format.height()
        && graph.format.fps() == format.fps();
  }
}
