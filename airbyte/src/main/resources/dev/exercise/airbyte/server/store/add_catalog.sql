insert into discovered_catalog (id, source_id, configuration_digest, catalog, created_at)
values (:id, :source_id, :digest, :catalog, :now)
