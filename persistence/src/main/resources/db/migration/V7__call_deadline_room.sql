-- What the caller calls the room, where he has named it, so that others find the call by it. Few calls bear a name.
ALTER TABLE call_deadline ADD COLUMN room_name TEXT;
CREATE INDEX call_deadline_room ON call_deadline (sdk_app_id, room_name) WHERE room_name IS NOT NULL;
