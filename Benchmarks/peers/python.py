"""A Python script with dictionaries, as many write one, on an SQLite file; the Tracking export only."""

import csv
import pathlib
import sqlite3
import sys
import time
from datetime import date, datetime, timedelta

EPOCH = datetime(1970, 1, 1)


def rows(connection, query):
    """The rows of a query as dictionaries."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row))


def by_id(connection, table):
    """The rows of a table by their ids."""
    return {row["id"]: row for row in rows(connection, f"SELECT * FROM {table}")}


def moment(seconds):
    """A moment as text."""
    return "" if seconds is None else (EPOCH + timedelta(seconds=seconds)).strftime("%Y-%m-%d %H:%M:%S")


def day(days):
    """A day as text."""
    return "" if days is None else (date(1970, 1, 1) + timedelta(days=days)).isoformat()


def decimal(hundredths):
    """Hundredths as text."""
    return "" if hundredths is None else f"{hundredths / 100:.2f}"


def cells(tracking, registration, learner, entity, manager, custom, session, training, item, version):
    """The cells of a row."""
    return {
        "reportId": tracking["id"], "candidateId": learner["id"], "candidateGuid": learner["guid"],
        "candidateLogin": learner["login"], "candidateName": learner["name"],
        "candidateFirstname": learner["firstname"], "candidateEmail": learner["email"],
        "candidateRefNumber": learner["ref_number"], "candidateEntityName": entity["name"],
        "candidateEntityAncestors": entity["ancestors"], "candidateSmartgroups": learner["smart_groups"],
        "managerLogin": manager.get("login"), "cost-centre": custom.get("cost-centre"), "job": custom.get("job"),
        "site": custom.get("site"), "contract": custom.get("contract"), "sessionId": session["id"],
        "sessionGuid": session["guid"], "sessionTitle": session["title"],
        "sessionStartDate": day(session["start_date"]), "sessionEndDate": day(session["end_date"]),
        "registrationGuid": registration["guid"], "trainingId": training["id"], "trainingTitle": training["title"],
        "trainingPathCode": training["path_code"], "trainingModality": training["modality"],
        "learningObjectPublisher": version.get("publisher"), "contentGuid": version.get("guid"),
        "contentTitle": version.get("title"), "contentRefNumber": version.get("code"),
        "contentLocale": version.get("locale"), "trainingContentFolder": item["folder"],
        "trainingContentMandatory": item["mandatory"], "firstLaunchDate": moment(tracking["first_launch"]),
        "completionTime": moment(tracking["last_access"]),
        "firstCompletionDate": moment(tracking["first_completion"]),
        "progression": decimal(tracking["progression"]), "score": decimal(tracking["score"]),
        "status": "completed" if tracking["completed"] else "incomplete",
        "timeGlobal": f"{tracking['seconds'] // 3600:02}:{tracking['seconds'] // 60 % 60:02}",
    }


def export(store, output):
    """Writes the rows of the Tracking export to a CSV file."""
    connection = sqlite3.connect(f"file:{pathlib.Path(store)}?mode=ro", uri=True)
    names = ("learner", "entity", "session", "training", "item", "version", "registration")
    learners, entities, sessions, trainings, items, versions, registrations = (
        by_id(connection, name) for name in names)
    custom = {}
    for row in rows(connection, "SELECT * FROM custom_value"):
        custom.setdefault(row["learner_id"], {})[row["field"]] = row["value"]
    with open(output, "w", encoding="utf-8", newline="") as file:
        writer = None
        for tracking in rows(connection, "SELECT * FROM tracking"):
            item = items[tracking["item_id"]]
            if item["kind"] != 0:
                continue
            registration = registrations[tracking["registration_id"]]
            learner, session = learners[registration["learner_id"]], sessions[registration["session_id"]]
            row = cells(
                tracking, registration, learner, entities[learner["entity_id"]],
                learners.get(learner["manager_id"], {}), custom.get(learner["id"], {}), session,
                trainings[session["training_id"]], item, versions.get(tracking["version_id"], {}))
            if writer is None:
                writer = csv.DictWriter(file, row.keys())
                writer.writeheader()
            writer.writerow(row)


if __name__ == "__main__":
    begun = time.monotonic()
    globals()[sys.argv[1]](*sys.argv[2:])
    print(time.monotonic() - begun)
