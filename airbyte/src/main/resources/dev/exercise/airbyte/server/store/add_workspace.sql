insert into workspace (id, name, created_at) values (:id, :name, :now)
