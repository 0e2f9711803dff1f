package io.ringroom.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class UserKeyTest {
  @Property
  void a_user_key_survives_as_an_entity_id(
      @ForAll @LongRange(min = 1, max = 0xFFFF_FFFFL) long tenant,
      @ForAll @AlphaChars @StringLength(min = 1, max = 32) String user) {
    UserKey key = new UserKey(new TenantId(tenant), new UserId(user));
    assertThat(UserKey.fromEntityId(key.entityId())).isEqualTo(key);
  }

  @Property
  void any_other_text_is_no_user_key(@ForAll @StringLength(max = 40) String text) {
    if (!text.matches("\\d{1,10}\\|[A-Za-z0-9_-]{1,32}")) {
      assertThatIllegalArgumentException().isThrownBy(() -> UserKey.fromEntityId(text));
    }
  }
}
