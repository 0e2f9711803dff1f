-- One row per call that is not over: when somebody must look at it should its owner have died.
CREATE TABLE call_deadline (
  call_id TEXT        PRIMARY KEY,
  due_at  TIMESTAMPTZ NOT NULL
);

CREATE INDEX call_deadline_due_at_idx ON call_deadline (due_at);

-- Every row is updated and deleted within minutes: clean up early, or the table bloats under load.
ALTER TABLE call_deadline SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, fillfactor = 70);
