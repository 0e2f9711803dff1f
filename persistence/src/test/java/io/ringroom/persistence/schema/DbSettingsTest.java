package io.ringroom.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class DbSettingsTest {

  @Test
  void the_defaults_of_the_module_are_complete() {
    DbSettings settings = DbSettings.from(ConfigFactory.load());

    assertThat(settings.url()).isEqualTo("jdbc:postgresql://127.0.0.1:5432/ringroom");
    assertThat(settings.user()).isEqualTo("ringroom");
  }

  @Test
  void another_database_product_is_refused_with_the_name_of_the_key() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DbSettings("jdbc:h2:mem:x", "u", ""))
        .withMessageContaining("RINGROOM_DB_URL");
  }

  @Test
  void the_password_is_never_printed() {
    assertThat(new DbSettings("jdbc:postgresql:x", "u", "s3cret").toString())
        .doesNotContain("s3cret");
  }
}
