insert into connection (id, source_id, destination_id, status, settings, created_at, updated_at)
values (:id, :source_id, :destination_id, :status, :settings, :created_at, :updated_at)
