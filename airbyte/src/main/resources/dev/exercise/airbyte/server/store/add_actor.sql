insert into actor (id, actor_type, workspace_id, definition_id, name, configuration, created_at)
values (:id, :actor_type, :workspace_id, :definition_id, :name, :configuration, :created_at)
