insert into job (connection_id, config_type, status, streams, created_at, updated_at)
values (:connection_id, :config_type, 'pending', :streams, :now, :now)
