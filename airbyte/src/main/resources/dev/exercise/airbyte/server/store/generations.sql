select namespace, name, generation, job_id
from stream_generation
where connection_id = :connection_id
