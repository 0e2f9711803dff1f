package io.ringroom.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.id.CallId;
import io.ringroom.id.TenantId;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-31")
class LiveCallsTest {
  private static final TenantId ONE = new TenantId(1);
  private static final TenantId TWO = new TenantId(2);
  private static final long SECOND = 1_000_000_000L;

  private final LiveCalls live = new LiveCalls();
  private int calls;

  private int letIn(TenantId tenant, int limit, int wanted, long now) {
    int in = 0;
    for (int i = 0; i < wanted; i++) {
      in += live.letIn(tenant, new CallId("call-" + ++calls), limit, now) ? 1 : 0;
    }
    return in;
  }

  @Test
  void a_tenant_has_no_more_calls_than_its_limit_and_another_tenant_has_its_own() {
    assertThat(letIn(ONE, 3, 10, 0)).isEqualTo(3);
    assertThat(letIn(TWO, 2, 10, 0)).isEqualTo(2);
    assertThat(letIn(TWO, 0, 10, 0)).isEqualTo(10);
  }

  @Test
  void calls_of_other_nodes_count_from_when_they_are_counted() {
    live.counted(Map.of(ONE, 2L), 0);
    assertThat(letIn(ONE, 3, 10, 0)).isEqualTo(1);
    live.counted(Map.of(ONE, 1L), SECOND);
    assertThat(letIn(ONE, 3, 10, SECOND)).isEqualTo(1);
  }

  @Test
  void a_call_is_counted_once_however_the_counting_falls() {
    letIn(ONE, 3, 1, 0);
    assertThat(live.recent(SECOND)).containsExactly(new CallId("call-1"));
    live.counted(Map.of(), SECOND);
    assertThat(letIn(ONE, 3, 1, SECOND)).isEqualTo(1);

    long later = 2 * SECOND + SECOND / 2;
    assertThat(live.recent(later)).containsExactly(new CallId("call-2"));
    assertThat(letIn(ONE, 2, 1, later)).as("while the count is under way").isZero();
    live.counted(Map.of(ONE, 1L), later);
    assertThat(letIn(ONE, 2, 1, later)).isZero();
    assertThat(letIn(ONE, 3, 9, later)).isEqualTo(1);
  }

  @Test
  void calls_that_are_over_make_place_and_so_do_those_that_never_came_about() {
    letIn(ONE, 1, 1, 0);
    live.takeBack(ONE, new CallId("call-1"));
    assertThat(letIn(ONE, 1, 1, 0)).isEqualTo(1);
    live.counted(Map.of(), 3 * SECOND);
    assertThat(letIn(ONE, 1, 1, 3 * SECOND)).isEqualTo(1);
  }
}
