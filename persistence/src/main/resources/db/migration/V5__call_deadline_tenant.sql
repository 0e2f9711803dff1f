-- Whose call it is, so that the calls a tenant has at once can be counted. 0: filed before this column, belongs to
-- nobody's count until its deadline moves.
ALTER TABLE call_deadline ADD COLUMN sdk_app_id BIGINT NOT NULL DEFAULT 0;
