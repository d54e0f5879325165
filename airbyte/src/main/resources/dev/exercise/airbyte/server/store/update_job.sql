update job
set status = :status, started_at = coalesce(started_at, :started_at), updated_at = :now
where id = :id and status not in ('failed', 'succeeded', 'cancelled')
