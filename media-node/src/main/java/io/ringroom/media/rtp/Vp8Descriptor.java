package io.ringroom.media.rtp;

/**
 * The VP8 payload descriptor of one packet (RFC 7741 section 4.2): where the picture id and the
 * TL0PICIDX lie, so that they can be rewritten in place, and whether a key frame starts here.
 */
public final class Vp8Descriptor {
  private static final int KEY_FRAME_HEADER = 10;
  private static final int KEY_FRAME_START_CODE = 0x9D012A;

  private boolean valid;
  private boolean keyFrameStart;
  private int keyFramePixels;
  private int pictureIdAt;
  private int pictureIdBits;
  private int pictureId;
  private int tl0At;
  private int tl0;

  /** Reads {@code length} bytes of payload from {@code at}; afterwards {@link #valid} tells. */
  public void read(byte[] b, int at, int length) {
    reset();
    int end = at + length;
    int p = at;
    if (p >= end) {
      return;
    }
    int first = Bytes.u8(b, p++);
    if ((first & 0x80) != 0) {
      p = readExtended(b, p, end, at);
      if (p < 0) {
        return;
      }
    }
    if (p >= end) {
      return;
    }
    valid = true;
    boolean startOfFirstPartition = (first & 0x10) != 0 && (first & 0x07) == 0;
    keyFrameStart = startOfFirstPartition && (b[p] & 0x01) == 0;
    keyFramePixels = keyFrameStart && end - p >= KEY_FRAME_HEADER ? pixels(b, p) : 0;
  }

  /** The header of a key frame holds its size behind a start code (RFC 6386 section 9.1). */
  private static int pixels(byte[] b, int frame) {
    boolean started = Bytes.u24(b, frame + 3) == KEY_FRAME_START_CODE;
    int width = (Bytes.u8(b, frame + 6) | Bytes.u8(b, frame + 7) << 8) & 0x3FFF;
    int height = (Bytes.u8(b, frame + 8) | Bytes.u8(b, frame + 9) << 8) & 0x3FFF;
    return started ? width * height : 0;
  }

  private int readExtended(byte[] b, int from, int end, int base) {
    int p = from;
    if (p >= end) {
      return -1;
    }
    int flags = Bytes.u8(b, p++);
    if ((flags & 0x80) != 0) {
      if (p + 1 >= end) {
        return -1;
      }
      pictureIdAt = p - base;
      pictureIdBits = (b[p] & 0x80) != 0 ? 15 : 7;
      pictureId = pictureIdBits == 15 ? Bytes.u16(b, p) & 0x7FFF : b[p] & 0x7F;
      p += pictureIdBits == 15 ? 2 : 1;
    }
    if ((flags & 0x40) != 0) {
      if (p >= end) {
        return -1;
      }
      tl0At = p - base;
      tl0 = Bytes.u8(b, p++);
    }
    if ((flags & 0x30) != 0) {
      p++;
    }
    return p;
  }

  private void reset() {
    valid = false;
    keyFrameStart = false;
    keyFramePixels = 0;
    pictureIdAt = -1;
    pictureIdBits = 0;
    pictureId = 0;
    tl0At = -1;
    tl0 = 0;
  }

  /** Whether this is a VP8 payload at all. */
  public boolean valid() {
    return valid;
  }

  /** Whether a decoder can start with this packet. */
  public boolean keyFrameStart() {
    return keyFrameStart;
  }

  /** Width times height, where a key frame starts; 0 when it does not tell. */
  public int keyFramePixels() {
    return keyFramePixels;
  }

  /** 0 (absent), 7 or 15. */
  public int pictureIdBits() {
    return pictureIdBits;
  }

  public int pictureId() {
    return pictureId;
  }

  public boolean hasTl0() {
    return tl0At >= 0;
  }

  public int tl0() {
    return tl0;
  }

  /** Writes new numbers over those of the same payload that was read, copied to {@code at}. */
  public void rewrite(byte[] b, int at, int newPictureId, int newTl0) {
    if (pictureIdBits == 15) {
      Bytes.put16(b, at + pictureIdAt, 0x8000 | (newPictureId & 0x7FFF));
    } else if (pictureIdBits == 7) {
      b[at + pictureIdAt] = (byte) (newPictureId & 0x7F);
    }
    if (tl0At >= 0) {
      b[at + tl0At] = (byte) newTl0;
    }
  }
}
