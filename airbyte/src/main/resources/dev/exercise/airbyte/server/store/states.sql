select kind, namespace, name, state
from stream_state
where connection_id = :connection_id
order by namespace, name
