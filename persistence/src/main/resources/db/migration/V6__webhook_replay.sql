-- A tenant asks for what its servers were told since an instant.
CREATE INDEX webhook_delivery_made_idx ON webhook_delivery (sdk_app_id, made_at);

-- What nobody took is forgotten too, after a longer time.
CREATE INDEX webhook_delivery_undelivered_idx ON webhook_delivery (made_at) WHERE state <> 'delivered';
