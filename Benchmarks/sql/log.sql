-- Effective entries of the log: what jobs/log.xml exports.
WITH custom AS (
    SELECT learner_id, max(CASE WHEN field = 'cost-centre' THEN value END) AS cost_centre,
        max(CASE WHEN field = 'job' THEN value END) AS job, max(CASE WHEN field = 'site' THEN value END) AS site,
        max(CASE WHEN field = 'contract' THEN value END) AS contract
    FROM custom_value GROUP BY learner_id)
SELECT t.tracking_id AS "reportId", l.id AS "candidateId", l.guid AS "candidateGuid",
    l.login AS "candidateLogin", l.name AS "candidateName",
    l.firstname AS "candidateFirstname", l.email AS "candidateEmail", l.ref_number AS "candidateRefNumber",
    e.name AS "candidateEntityName", e.ancestors AS "candidateEntityAncestors",
    l.smart_groups AS "candidateSmartgroups", m.login AS "managerLogin", c.cost_centre AS "cost-centre", c.job AS "job",
    c.site AS "site", c.contract AS "contract",
    s.id AS "sessionId", s.title AS "sessionTitle", DAY(s.start_date) AS "sessionStartDate",
    DAY(s.end_date) AS "sessionEndDate", r.guid AS "registrationGuid", n.id AS "trainingId", n.title AS "trainingTitle",
    n.path_code AS "trainingPathCode", n.modality AS "trainingModality", i.title AS "activityName",
    i.kind_name AS "activityType", v.publisher AS "learningObjectPublisher",
    CASE WHEN i.kind = 0 THEN v.title ELSE i.title END AS "contentTitle", v.code AS "contentRefNumber",
    v.locale AS "contentLocale", DAYOF(t.counts_at) AS "logDate", MOMENT(t.started_at) AS "firstLaunchDate",
    MOMENT(t.ended_at) AS "completionTime", MOMENT(t.completed_at) AS "firstCompletionDate",
    DECIMAL(t.progression) AS "progression", DECIMAL(t.score) AS "score", t.points AS "pointsGained",
    CASE WHEN t.completed = 1 THEN 'completed' ELSE 'incomplete' END AS "status", DURATION(t.seconds) AS "timeGlobal"
FROM log t
    JOIN item i ON i.id = t.item_id
    JOIN registration r ON r.id = t.registration_id
    JOIN learner l ON l.id = r.learner_id
    JOIN entity e ON e.id = l.entity_id
    LEFT JOIN learner m ON m.id = l.manager_id
    LEFT JOIN custom c ON c.learner_id = l.id
    JOIN session s ON s.id = r.session_id
    JOIN training n ON n.id = s.training_id
    LEFT JOIN version v ON v.id = t.version_id
