select id, name from workspace order by created_at, id
