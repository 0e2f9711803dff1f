package io.ringroom.http.auth;

import io.ringroom.id.TenantId;
import io.ringroom.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tokens made by the official TLSSigAPIv2 libraries with a fixed clock and the public demonstration
 * key of their READMEs.
 */
final class Vectors {
  static final TenantId TENANT = new TenantId(1400000000);
  static final UserId USER = new UserId("xiaojun");
  static final SecretKey KEY =
      new SecretKey("5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e");
  static final List<SecretKey> KEYS = List.of(KEY);
  static final Instant MADE = Instant.ofEpochSecond(1600000000);
  static final Duration EXPIRE = Duration.ofSeconds(15552000);

  static final String PYTHON =
      "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkKjIT87NK82CSxSnZiQUFmSlAKUMTAyiAyqVWFGQWpYJkTE1NjRDiJZm5YFEzNPXFmekgGwyjTAPy0l2y3BNL01KDMwPynUorUjwizV29jb1CUhyzfAMsjYNNvMvCjH1tlWoBGhAzGw__";
  static final String NODE =
      "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwhWZiflZpXlQqeKU7MSCgswUJStDEwMogMiUZOamKlkZmqGKplYUZBaBxE1NTY3gosWZ6UpWSoZRpgF56S5Z7omlaanBmQH5TqUVKR6R5q7exl4hKY5ZvgGWxsEm3mVhxr62SrUAnj0xuw__";
  static final String UNCOMPRESSED =
      "eAEBqwBU-3siVExTLnZlciI6IjIuMCIsIlRMUy5pZGVudGlmaWVyIjoieGlhb2p1biIsIlRMUy5zZGthcHBpZCI6MTQwMDAwMDAwMCwiVExTLnRpbWUiOjE2MDAwMDAwMDAsIlRMUy5leHBpcmUiOjE1NTUyMDAwLCJUTFMuc2lnIjoiMVo1UG5nRGpHYXVmZVNpUG9CdXhkSFk3RUszSlRkQWpNUDkzUzRLdlYzTT0ifZ49Mbs_";
  static final String NUMBER_ROOM =
      "eJxVjU0LgkAURf-LW0eoZMlAiyHMiAxFoXSn*bTxq3HU0KL-HpoF3c3lnrO4T3APzvyOAggocwlm42YRlg2L2Yg7FtzStpxUHWUB5ywCIi*kKR-TsAKByMt-ih1nYuCqqio-2tYowjYGApTSHRr5NVS4HObH3k0opZuL7ekN0iGWNtb3niVAwLY97cStpnysPN8xFI52mp23VZ9XiWWiXwixD3TBzU5fw*sNvGVEzQ__";
  static final String TEXT_ROOM =
      "eJxVztsKgkAQBuB3meso19zShS6WsgOUFEXQZZurTZouuh4qevdIK*iHgZnvv5kH7JbbbikzYGB2Deg0N-oy0RhgwzUe00uRfKrcj45KoQ*MWMYnbaPxKoGRwb-KWmH2dkqp*dMil5koAmDAN3wuZ-FZmIqI2LvtQt7k4GrZLGu7BZ7Wqwmv2tlU33cwBAZkvNdDJ3LWtKcSvrBuNLgTS9cnHfTRcMTUp7ZwybD0DiN4vgDzEke5";
  static final String MALLORY_WITH_THE_SIGNATURE_OF_XIAOJUN =
      "eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwrmJOTn5RZVQqeKU7MSCgswUJStDEwMogMiUZOamAkXNUEVTKwoyi0DipqamRnDR4sx0oMmGUaYBeekuWe6JpWmpwZkB*U6lFSkekeau3sZeISmOWb4BlsbBJt5lYca*tkq1AJ8BMb0_";

  private Vectors() {}
}
