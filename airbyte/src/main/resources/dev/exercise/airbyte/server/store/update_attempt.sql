update attempt
set status = :status,
    updated_at = :now,
    ended_at = :ended_at,
    statistics = :statistics,
    failures = :failures,
    partial_success = :partial_success
where job_id = :job_id and number = :number
