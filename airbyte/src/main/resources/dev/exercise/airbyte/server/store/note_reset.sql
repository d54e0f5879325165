merge into unfinished_reset (connection_id, namespace, name)
key (connection_id, namespace, name)
values (:connection_id, :namespace, :name)
