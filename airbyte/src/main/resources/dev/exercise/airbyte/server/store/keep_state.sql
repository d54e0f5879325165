merge into stream_state (connection_id, kind, namespace, name, state)
key (connection_id, kind, namespace, name)
values (:connection_id, :kind, :namespace, :name, :state)
