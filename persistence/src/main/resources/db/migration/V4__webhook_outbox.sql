-- What tenants' servers are told, one row per callback and endpoint. Written with the offset of the tail that makes it,
-- so that nothing is missed; numbered per call, so that a receiver sees a gap.
CREATE TABLE webhook_delivery (
  sdk_app_id  BIGINT      NOT NULL,
  endpoint    TEXT        NOT NULL,
  call_id     TEXT        NOT NULL,
  seq         BIGINT      NOT NULL,
  body        TEXT        NOT NULL,
  made_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
  -- waiting, delivered or parked
  state       TEXT        NOT NULL DEFAULT 'waiting',
  -- Of the waiting ones of a call only the first is ever due; the others wait for infinity until it is delivered.
  due_at      TIMESTAMPTZ NOT NULL,
  attempts    INT         NOT NULL DEFAULT 0,
  last_error  TEXT        NOT NULL DEFAULT '',
  PRIMARY KEY (endpoint, call_id, seq)
);

CREATE INDEX webhook_delivery_due_idx ON webhook_delivery (due_at) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_old_idx ON webhook_delivery (made_at) WHERE state = 'delivered';
