update workspace set name = :name where id = :id
