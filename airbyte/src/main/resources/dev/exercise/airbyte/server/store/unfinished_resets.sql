select namespace, name
from unfinished_reset
where connection_id = :connection_id
