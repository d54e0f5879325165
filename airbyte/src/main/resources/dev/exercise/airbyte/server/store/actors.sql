select id, actor_type, workspace_id, definition_id, name, configuration, created_at
from actor
where actor_type = :actor_type and not deleted
order by created_at, id
