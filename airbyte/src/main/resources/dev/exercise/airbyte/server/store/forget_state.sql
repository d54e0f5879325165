delete from stream_state
where connection_id = :connection_id and namespace = :namespace and name = :name
