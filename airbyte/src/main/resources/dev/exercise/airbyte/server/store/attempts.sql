select job_id, number, status, created_at, updated_at, ended_at, statistics, failures, partial_success
from attempt
where job_id = :job_id
order by number
