update actor set name = :name, configuration = :configuration where id = :id
