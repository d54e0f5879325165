select id, catalog
from discovered_catalog
where source_id = :source_id and configuration_digest = :digest
order by created_at desc
limit 1
