select id, source_id, destination_id, status, settings, created_at, updated_at
from connection
where id = :id
