create table if not exists schema_version (version integer primary key);

create table if not exists workspace (
    id uuid primary key,
    name varchar not null,
    created_at bigint not null
);

create table if not exists definition (
    id uuid primary key,
    actor_type varchar(16) not null,
    name varchar not null,
    docker_repository varchar not null,
    docker_image_tag varchar not null,
    documentation_url varchar not null
);

create table if not exists actor (
    id uuid primary key,
    actor_type varchar(16) not null,
    workspace_id uuid not null,
    definition_id uuid not null,
    name varchar not null,
    configuration varchar not null,
    created_at bigint not null,
    deleted boolean not null default false
);

create table if not exists discovered_catalog (
    id uuid primary key,
    source_id uuid not null,
    configuration_digest varchar(64) not null,
    catalog varchar not null,
    created_at bigint not null
);

create table if not exists connection (
    id uuid primary key,
    source_id uuid not null,
    destination_id uuid not null,
    status varchar(16) not null,
    settings varchar not null,
    created_at bigint not null,
    updated_at bigint not null
);

create table if not exists stream_state (
    connection_id uuid not null,
    kind varchar(8) not null,
    namespace varchar not null,
    name varchar not null,
    state varchar not null,
    primary key (connection_id, kind, namespace, name)
);

create table if not exists stream_generation (
    connection_id uuid not null,
    namespace varchar not null,
    name varchar not null,
    generation bigint not null,
    job_id bigint not null,
    primary key (connection_id, namespace, name)
);

create table if not exists unfinished_reset (
    connection_id uuid not null,
    namespace varchar not null,
    name varchar not null,
    primary key (connection_id, namespace, name)
);

create table if not exists job (
    id bigint generated always as identity primary key,
    connection_id uuid not null,
    config_type varchar(32) not null,
    status varchar(16) not null,
    streams varchar not null,
    created_at bigint not null,
    started_at bigint,
    updated_at bigint not null
);

create index if not exists job_of_connection on job (connection_id, id);

create table if not exists attempt (
    job_id bigint not null,
    number integer not null,
    status varchar(16) not null,
    created_at bigint not null,
    updated_at bigint not null,
    ended_at bigint,
    statistics varchar not null,
    failures varchar not null,
    partial_success boolean not null default false,
    primary key (job_id, number)
);
