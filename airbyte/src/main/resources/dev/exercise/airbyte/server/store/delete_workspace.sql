delete from workspace where id = :id
