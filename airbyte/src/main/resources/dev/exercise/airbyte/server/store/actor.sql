select id, actor_type, workspace_id, definition_id, name, configuration, created_at
from actor
where id = :id and actor_type = :actor_type and not deleted
