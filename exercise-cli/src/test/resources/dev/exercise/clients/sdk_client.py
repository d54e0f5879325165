"""Airbyte's own SDK sets up a connection by its typed models, syncs it and takes it away again.

Argument: a JSON file with the server's address and the source's access. Prints what it saw as
JSON.
"""

import json
import pathlib
import sys
import time

import loopback_only

loopback_only.install()

from airbyte_api import AirbyteAPI, api, errors, models  # noqa: E402

ENDED = {
    models.JobStatusEnum.SUCCEEDED,
    models.JobStatusEnum.FAILED,
    models.JobStatusEnum.CANCELLED,
}
SYNC = models.ConnectionSyncModeEnum


def create(airbyte, workspace, told):
    source = airbyte.sources.create_source(
        request=models.SourceCreateRequest(
            name="shop",
            workspace_id=workspace,
            configuration=models.SourcePostgres(
                host=told["host"],
                port=told["port"],
                database=told["database"],
                schemas=[told["schema"]],
                username=told["username"],
                password=told["password"],
                ssl_mode=models.SourcePostgresDisable(),
                tunnel_method=models.SourcePostgresNoTunnel(),
                replication_method=models.SourcePostgresScanChangesWithUserDefinedCursor(),
            ),
        )
    ).source_response
    destination = airbyte.destinations.create_destination(
        request=models.DestinationCreateRequest(
            name="warehouse",
            workspace_id=workspace,
            configuration=models.DestinationBigquery(
                project_id=told["project"],
                dataset_id=told["dataset"],
                dataset_location=models.DatasetLocation.US,
                loading_method=models.BatchedStandardInserts(),
            ),
        )
    ).destination_response
    return source, destination


def connect(airbyte, source, destination):
    return airbyte.connections.create_connection(
        request=models.ConnectionCreateRequest(
            name="shop to warehouse",
            source_id=source.source_id,
            destination_id=destination.destination_id,
            namespace_definition=models.NamespaceDefinitionEnum.DESTINATION,
            schedule=models.AirbyteAPIConnectionSchedule(
                schedule_type=models.ScheduleTypeEnum.MANUAL
            ),
            configurations=models.StreamConfigurations(
                streams=[
                    models.StreamConfiguration(
                        name="customers", sync_mode=SYNC.FULL_REFRESH_OVERWRITE
                    ),
                    models.StreamConfiguration(
                        name="orders",
                        sync_mode=SYNC.INCREMENTAL_DEDUPED_HISTORY,
                        cursor_field=["updated_at"],
                        primary_key=[["id"]],
                    ),
                ]
            ),
        )
    ).connection_response


def sync(airbyte, connection):
    job = airbyte.jobs.create_job(
        request=models.JobCreateRequest(
            connection_id=connection.connection_id, job_type=models.JobTypeEnum.SYNC
        )
    ).job_response
    end = time.monotonic() + 90
    while job.status not in ENDED:
        if time.monotonic() > end:
            raise TimeoutError(f"job {job.job_id} is still {job.status}")
        time.sleep(0.3)
        job = airbyte.jobs.get_job(request=api.GetJobRequest(job_id=job.job_id)).job_response
    return job


def modes(connection):
    return {stream.name: stream.sync_mode.value for stream in connection.configurations.streams}


def is_gone(get):
    try:
        get()
    except errors.SDKError as error:
        return error.status_code == 404
    return False


def main():
    told = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    seen = {}
    airbyte = AirbyteAPI(server_url=told["server"] + "/api/public/v1")
    seen["health"] = airbyte.health.get_health_check().status_code
    workspaces = airbyte.workspaces.list_workspaces(request=api.ListWorkspacesRequest())
    workspace = workspaces.workspaces_response.data[0].workspace_id

    source, destination = create(airbyte, workspace, told)
    seen["source type"] = source.source_type
    seen["password"] = source.configuration.password
    seen["destination type"] = destination.destination_type
    offered = airbyte.streams.get_stream_properties(
        request=api.GetStreamPropertiesRequest(
            source_id=source.source_id, destination_id=destination.destination_id
        )
    ).stream_properties_response
    seen["streams"] = {
        stream.stream_name: stream.source_defined_primary_key for stream in offered
    }

    connection = connect(airbyte, source, destination)
    seen["modes"] = modes(connection)
    listed = airbyte.connections.list_connections(
        request=api.ListConnectionsRequest(workspace_ids=[workspace])
    ).connections_response.data
    seen["listed"] = connection.connection_id in {one.connection_id for one in listed}

    job = sync(airbyte, connection)
    seen["job"] = {"status": job.status.value, "rows": job.rows_synced}
    jobs = airbyte.jobs.list_jobs(
        request=api.ListJobsRequest(connection_id=connection.connection_id)
    ).jobs_response.data
    seen["jobs"] = [one.job_id for one in jobs] == [job.job_id]

    patched = airbyte.connections.patch_connection(
        request=api.PatchConnectionRequest(
            connection_id=connection.connection_id,
            connection_patch_request=models.ConnectionPatchRequest(
                name="nightly",
                schedule=models.AirbyteAPIConnectionSchedule(
                    schedule_type=models.ScheduleTypeEnum.CRON,
                    cron_expression="0 0 3 * * ? UTC",
                ),
            ),
        )
    ).connection_response
    got = airbyte.connections.get_connection(
        request=api.GetConnectionRequest(connection_id=connection.connection_id)
    ).connection_response
    seen["patched"] = [
        patched.name,
        got.name,
        got.schedule.schedule_type.value,
        got.schedule.cron_expression,
        modes(got),
    ]
    renamed = airbyte.sources.patch_source(
        request=api.PatchSourceRequest(
            source_id=source.source_id,
            source_patch_request=models.SourcePatchRequest(name="the shop"),
        )
    ).source_response
    seen["renamed"] = renamed.name
    seen["after renaming"] = sync(airbyte, connection).status.value

    airbyte.connections.delete_connection(
        request=api.DeleteConnectionRequest(connection_id=connection.connection_id)
    )
    airbyte.sources.delete_source(request=api.DeleteSourceRequest(source_id=source.source_id))
    airbyte.destinations.delete_destination(
        request=api.DeleteDestinationRequest(destination_id=destination.destination_id)
    )
    seen["gone"] = is_gone(
        lambda: airbyte.sources.get_source(
            request=api.GetSourceRequest(source_id=source.source_id)
        )
    )
    json.dump(seen, sys.stdout)
    print()


if __name__ == "__main__":
    main()
