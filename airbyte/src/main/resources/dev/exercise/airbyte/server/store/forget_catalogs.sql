delete from discovered_catalog where source_id = :source_id
