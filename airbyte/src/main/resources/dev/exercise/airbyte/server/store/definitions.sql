select id, actor_type, name, docker_repository, docker_image_tag, documentation_url
from definition
order by name, id
