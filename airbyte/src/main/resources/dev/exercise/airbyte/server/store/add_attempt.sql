insert into attempt (job_id, number, status, created_at, updated_at, statistics, failures)
values (:job_id, :number, 'running', :now, :now, '[]', '[]')
