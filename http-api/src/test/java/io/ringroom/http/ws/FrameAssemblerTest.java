package io.ringroom.http.ws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameAssemblerTest {
  private static final int LIMIT = 64 * 1024;
  private static final int FRAGMENTS = 64;

  private static FrameAssembler assembler() {
    return new FrameAssembler(LIMIT, FRAGMENTS);
  }

  /** Feeds the bytes in portions of random sizes and says what came out, as texts. */
  private static List<String> feed(FrameAssembler assembler, byte[] bytes, Random random) {
    List<String> out = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(bytes.length - at, random.nextInt(random.nextBoolean() ? 4 : 400));
      assembler.feed(ByteBuffer.wrap(bytes, at, count), inbound -> out.add(words(inbound)));
      at += count;
    }
    return out;
  }

  private static String words(Inbound inbound) {
    if (inbound instanceof Inbound.Text text) {
      return "text " + text.text();
    } else if (inbound instanceof Inbound.Ping ping) {
      return "ping " + new String(ping.payload(), UTF_8);
    } else if (inbound instanceof Inbound.Pong) {
      return "pong";
    } else if (inbound instanceof Inbound.Close close) {
      return "close " + close.code() + " " + close.reason();
    }
    return "violation " + ((Inbound.Violation) inbound).code();
  }

  /** Characters of one to four bytes, so that fragments end within them. */
  @Provide
  Arbitrary<List<String>> messages() {
    return Arbitraries.of("a", "Z", "\u0000", "ä", "€", "語", "🙂", "\uFFFD")
        .list()
        .ofMaxSize(200)
        .map(characters -> String.join("", characters))
        .list()
        .ofMaxSize(8);
  }

  @Property(tries = 1000)
  void any_fragments_in_any_portions_give_the_same_messages(
      @ForAll("messages") List<String> messages, @ForAll Random random) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    List<String> expected = new ArrayList<>();
    for (String message : messages) {
      byte[] payload = message.getBytes(UTF_8);
      int fragments = 1 + random.nextInt(FRAGMENTS);
      int at = 0;
      for (int i = 0; i < fragments; i++) {
        boolean last = i == fragments - 1;
        int count = last ? payload.length - at : random.nextInt(payload.length - at + 1);
        byte[] part = Arrays.copyOfRange(payload, at, at + count);
        wire.writeBytes(RawWebSocket.frame(i == 0 ? RawWebSocket.TEXT : 0, last, part));
        at += count;
        if (!last && random.nextInt(4) == 0) {
          wire.writeBytes(RawWebSocket.frame(RawWebSocket.PING, true, ("p" + i).getBytes(UTF_8)));
          expected.add("ping p" + i);
        }
      }
      expected.add("text " + message);
    }
    wire.writeBytes(RawWebSocket.frame(RawWebSocket.CLOSE, true, new byte[] {3, (byte) 0xE9, 'x'}));
    expected.add("close GOING_AWAY x");
    assertThat(feed(assembler(), wire.toByteArray(), random)).isEqualTo(expected);
  }

  @Property(tries = 3000)
  void no_bytes_make_it_fail_and_after_a_violation_comes_at_most_a_close(
      @ForAll @Size(max = 400) byte[] bytes, @ForAll Random random) {
    List<String> out = feed(assembler(), bytes, random);
    List<String> afterwards =
        out.stream().dropWhile(word -> !word.startsWith("violation")).skip(1).toList();
    assertThat(afterwards).hasSizeLessThanOrEqualTo(1).allMatch(word -> word.startsWith("close"));
  }

  @Property(tries = 1000)
  void one_changed_byte_of_a_legal_stream_makes_it_fail_neither(
      @ForAll("messages") List<String> messages, @ForAll Random random) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    messages.forEach(
        text -> wire.writeBytes(RawWebSocket.frame(RawWebSocket.TEXT, true, text.getBytes(UTF_8))));
    byte[] bytes = wire.toByteArray();
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    assertThat(feed(assembler(), bytes, random)).isNotNull();
  }

  @Test
  void a_close_frame_is_still_understood_behind_a_message_that_is_too_big() {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(RawWebSocket.frame(RawWebSocket.TEXT, true, new byte[LIMIT + 1]));
    wire.writeBytes(RawWebSocket.frame(RawWebSocket.TEXT, true, "unheard".getBytes(UTF_8)));
    wire.writeBytes(RawWebSocket.frame(RawWebSocket.CLOSE, true, new byte[] {3, (byte) 0xF1}));
    assertThat(feed(assembler(), wire.toByteArray(), new Random(1)))
        .containsExactly("violation TOO_BIG", "close TOO_BIG ");
  }

  @Test
  void a_close_code_that_may_not_be_sent_breaks_the_protocol() {
    for (int code : new int[] {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535}) {
      byte[] payload = {(byte) (code >> 8), (byte) code};
      assertThat(closedWith(payload)).as("%d", code).containsExactly("violation PROTOCOL_ERROR");
    }
    assertThat(closedWith(new byte[] {3})).containsExactly("violation PROTOCOL_ERROR");
    assertThat(closedWith(new byte[] {3, (byte) 0xE8, (byte) 0xFF}))
        .containsExactly("violation BAD_UTF8");
    assertThat(closedWith(new byte[] {0x0B, (byte) 0xB8})).containsExactly("close NORMAL ");
  }

  private static List<String> closedWith(byte[] payload) {
    byte[] frame = RawWebSocket.frame(RawWebSocket.CLOSE, true, payload);
    return feed(assembler(), frame, new Random(1));
  }

  @Test
  void a_length_in_a_longer_form_than_needed_breaks_the_protocol() {
    byte[] twoBytes = {(byte) 0x81, (byte) 0xFE, 0, 5, 0, 0, 0, 0};
    byte[] eightBytes = {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0};
    for (byte[] head : List.of(twoBytes, eightBytes)) {
      assertThat(feed(assembler(), head, new Random(1)))
          .containsExactly("violation PROTOCOL_ERROR");
    }
  }

  @Test
  void sixteen_mebibytes_in_one_frame_allocate_less_than_one() {
    byte[] head = RawWebSocket.head(RawWebSocket.TEXT, true, 16 << 20);
    byte[] portion = new byte[64 * 1024];
    List<String> out = new ArrayList<>();
    long allocated =
        allocatedBy(
            () -> {
              FrameAssembler assembler = assembler();
              assembler.feed(ByteBuffer.wrap(head), inbound -> out.add(words(inbound)));
              for (int i = 0; i < 256; i++) {
                assembler.feed(ByteBuffer.wrap(portion), inbound -> out.add(words(inbound)));
              }
            });
    assertThat(out).containsExactly("violation TOO_BIG");
    assertThat(allocated).isLessThan(1 << 20);
  }

  @Test
  void a_head_that_claims_a_long_message_reserves_nothing_for_it() {
    byte[] head = RawWebSocket.head(RawWebSocket.TEXT, true, LIMIT);
    FrameAssembler assembler = assembler();
    long allocated = allocatedBy(() -> assembler.feed(ByteBuffer.wrap(head), inbound -> {}));
    assertThat(allocated).isLessThan(LIMIT / 2);
  }

  private static long allocatedBy(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
