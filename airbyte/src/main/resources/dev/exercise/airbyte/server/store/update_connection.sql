update connection
set status = :status, settings = :settings, updated_at = :updated_at
where id = :id
