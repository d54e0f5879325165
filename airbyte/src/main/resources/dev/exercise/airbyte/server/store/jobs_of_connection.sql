select id, connection_id, config_type, status, streams, created_at, started_at, updated_at
from job
where connection_id = :connection_id
order by id desc
