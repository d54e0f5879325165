select id, connection_id, config_type, status, streams, created_at, started_at, updated_at
from job
where status in ('pending', 'running', 'incomplete')
order by id
