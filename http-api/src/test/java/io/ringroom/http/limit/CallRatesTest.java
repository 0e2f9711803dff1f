package io.ringroom.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringroom.domain.tenant.TenantPolicy;
import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import io.ringroom.id.UserKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("row-31")
class CallRatesTest {
  private static final UserKey ANN = new UserKey(new TenantId(1), new UserId("ann"));
  private static final UserKey BOB = new UserKey(new TenantId(1), new UserId("bob"));
  private static final UserKey ANN_ELSEWHERE = new UserKey(new TenantId(2), new UserId("ann"));
  private static final long SECOND = 1_000_000_000L;

  private final CallRates rates = new CallRates();

  private int made(UserKey user, TenantPolicy.Limits limits, int wanted, long now) {
    int made = 0;
    for (int i = 0; i < wanted; i++) {
      made += rates.take(user, limits, now) ? 1 : 0;
    }
    return made;
  }

  @Test
  void a_user_who_dials_without_pause_is_slowed_down_and_nobody_else_is() {
    TenantPolicy.Limits limits = new TenantPolicy.Limits(2, 0, 0);
    assertThat(made(ANN, limits, 100, 0)).isEqualTo(10);
    assertThat(made(BOB, limits, 3, 0)).isEqualTo(3);
    assertThat(made(ANN_ELSEWHERE, limits, 3, 0)).isEqualTo(3);
    assertThat(made(ANN, limits, 100, SECOND)).isEqualTo(2);
  }

  @Test
  void all_users_of_a_tenant_share_its_rate_which_one_who_floods_cannot_use_up() {
    TenantPolicy.Limits limits = new TenantPolicy.Limits(1, 2, 0);
    assertThat(made(ANN, limits, 100, 0)).isEqualTo(5);
    assertThat(made(BOB, limits, 100, 0)).isEqualTo(5);
    assertThat(made(new UserKey(new TenantId(1), new UserId("eve")), limits, 1, 0)).isZero();
  }

  @Test
  void without_limits_nobody_is_slowed_down() {
    assertThat(made(ANN, new TenantPolicy.Limits(0, 0, 0), 1000, 0)).isEqualTo(1000);
  }
}
