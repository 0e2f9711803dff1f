-- How far each reader of the journal has come: every event up to this ordering is reflected in what it writes.
CREATE TABLE journal_tail (
  reader   TEXT   PRIMARY KEY,
  ordering BIGINT NOT NULL
);

-- One row per call that is over, computed from its journal; may be dropped and computed again.
CREATE TABLE call_record (
  call_id    TEXT        PRIMARY KEY,
  sdk_app_id BIGINT      NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  result     TEXT        NOT NULL,
  media      SMALLINT    NOT NULL,
  record     JSONB       NOT NULL
);

CREATE INDEX call_record_tenant_idx ON call_record (sdk_app_id, created_at DESC, call_id DESC);

-- One row per user of such a call: what a list of his recent calls is found by. A row he deleted stays hidden also when
-- the records are computed again.
CREATE TABLE call_party (
  sdk_app_id BIGINT      NOT NULL,
  user_id    TEXT        NOT NULL,
  call_id    TEXT        NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  result     TEXT        NOT NULL,
  hidden     BOOLEAN     NOT NULL DEFAULT FALSE,
  PRIMARY KEY (sdk_app_id, user_id, call_id)
);

CREATE INDEX call_party_recent_idx ON call_party (sdk_app_id, user_id, created_at DESC, call_id DESC);
