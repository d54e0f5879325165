delete from unfinished_reset
where connection_id = :connection_id and namespace = :namespace and name = :name
