"""polars: lazy joins of Parquet files, streamed to a CSV file; the Tracking export only."""

import os
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "2"

import polars as pl  # noqa: E402 (the number of threads is read on import)

CUSTOM = {"cost-centre": "cost_centre", "job": "job", "site": "site", "contract": "contract"}
COLUMNS = {
    "reportId": "id", "candidateId": "learner_id", "candidateGuid": "learner_guid", "candidateLogin": "login",
    "candidateName": "name", "candidateFirstname": "firstname", "candidateEmail": "email",
    "candidateRefNumber": "ref_number", "candidateEntityName": "entity_name",
    "candidateEntityAncestors": "ancestors", "candidateSmartgroups": "smart_groups", "managerLogin": "manager_login",
    **CUSTOM, "sessionId": "session_id", "sessionGuid": "session_guid", "sessionTitle": "session_title",
    "sessionStartDate": "start_date", "sessionEndDate": "end_date", "registrationGuid": "registration_guid",
    "trainingId": "training_id", "trainingTitle": "training_title", "trainingPathCode": "path_code",
    "trainingModality": "modality", "learningObjectPublisher": "content_publisher", "contentGuid": "content_guid",
    "contentTitle": "content_title", "contentRefNumber": "code", "contentLocale": "locale",
    "trainingContentFolder": "folder", "trainingContentMandatory": "mandatory", "firstLaunchDate": "first_launch",
    "completionTime": "last_access", "firstCompletionDate": "first_completion", "progression": "progression",
    "score": "score", "status": "status", "timeGlobal": "duration",
}


def table(folder, name, /, **columns):
    """Columns of a table, by the names that they get."""
    frame = pl.scan_parquet(f"{folder}/{name}.parquet")
    return frame.select([pl.col(column).alias(alias) for alias, column in columns.items()])


def learners(folder):
    """The learners with all that the export shows of them."""
    values = pl.scan_parquet(f"{folder}/custom_value.parquet")
    custom = values.group_by("learner_id").agg([
        pl.col("value").filter(pl.col("field") == field).first().alias(alias) for field, alias in CUSTOM.items()])
    return (
        pl.scan_parquet(f"{folder}/learner.parquet").rename({"id": "learner_id", "guid": "learner_guid"})
        .join(table(folder, "entity", entity_id="id", entity_name="name", ancestors="ancestors"), on="entity_id")
        .join(table(folder, "learner", manager_id="id", manager_login="login"), on="manager_id", how="left")
        .join(custom, on="learner_id", how="left"))


def sessions(folder):
    """The sessions with their trainings."""
    trainings = table(
        folder, "training", training_id="id", training_title="title", path_code="path_code", modality="modality")
    return table(
        folder, "session", session_id="id", session_guid="guid", session_title="title", start_date="start_date",
        end_date="end_date", training_id="training_id").join(trainings, on="training_id")


def export(folder, output):
    """Writes the rows of the Tracking export to a CSV file."""
    registrations = table(
        folder, "registration", registration_id="id", registration_guid="guid", learner_id="learner_id",
        session_id="session_id")
    items = table(folder, "item", item_id="id", kind="kind", folder="folder", mandatory="mandatory")
    versions = table(
        folder, "version", version_id="id", content_guid="guid", content_title="title", code="code", locale="locale",
        content_publisher="publisher")
    hours, minutes = pl.col("seconds") // 3600, pl.col("seconds") // 60 % 60
    texts = [column.cast(pl.String).str.zfill(2) for column in (hours, minutes)]
    (
        pl.scan_parquet(f"{folder}/tracking.parquet")
        .join(items.filter(pl.col("kind") == 0), on="item_id")
        .join(registrations, on="registration_id")
        .join(learners(folder), on="learner_id")
        .join(sessions(folder), on="session_id")
        .join(versions, on="version_id", how="left")
        .with_columns(
            status=pl.when(pl.col("completed") == 1).then(pl.lit("completed")).otherwise(pl.lit("incomplete")),
            duration=pl.concat_str(texts, separator=":"))
        .select([pl.col(column).alias(name) for name, column in COLUMNS.items()])
        .sink_csv(output, datetime_format="%Y-%m-%d %H:%M:%S", date_format="%Y-%m-%d", maintain_order=False)
    )


if __name__ == "__main__":
    begun = time.monotonic()
    globals()[sys.argv[1]](*sys.argv[2:])
    print(time.monotonic() - begun)
