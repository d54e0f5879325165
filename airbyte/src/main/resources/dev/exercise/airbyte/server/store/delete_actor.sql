update actor set deleted = true, configuration = '{}' where id = :id
