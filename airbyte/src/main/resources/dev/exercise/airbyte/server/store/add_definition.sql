insert into definition (id, actor_type, name, docker_repository, docker_image_tag, documentation_url)
values (:id, :actor_type, :name, :docker_repository, :docker_image_tag, :documentation_url)
