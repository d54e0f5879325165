merge into stream_generation (connection_id, namespace, name, generation, job_id)
key (connection_id, namespace, name)
values (:connection_id, :namespace, :name, :generation, :job_id)
