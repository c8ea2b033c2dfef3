-- Registrations, folded from the log: what jobs/consolidated.xml exports.
WITH state AS (
    SELECT registration_id, item_id, min(started_at) AS first_launch, max(ended_at) AS last_access,
        sum(seconds) AS seconds, ARG_MAX(HUNDREDTHS(progression), nr) AS last_recorded,
        ARG_MIN(CASE WHEN completed = 1 THEN coalesce(HUNDREDTHS(progression), 10000) END, nr) AS done_at,
        ARG_MAX(HUNDREDTHS(score),
            DIV(HUNDREDTHS(score) * 100000000, HUNDREDTHS(score_maximum)) * 17179869184 - nr) AS score,
        max(points) AS points
    FROM log
    GROUP BY registration_id, item_id),
tracked AS (
    SELECT t.*, i.kind, i.needed, CASE WHEN done_at > coalesce(last_recorded, 0) THEN done_at
        ELSE coalesce(last_recorded, 0) END AS progression
    FROM state t JOIN item i ON i.id = t.item_id),
folded AS (
    SELECT registration_id, min(first_launch) AS first_launch, max(last_access) AS last_access,
        sum(CASE WHEN kind = 0 THEN seconds ELSE 0 END) AS global,
        sum(CASE WHEN kind = 4 THEN seconds ELSE 0 END) AS classroom,
        sum(CASE WHEN kind NOT IN (0, 4) THEN seconds ELSE 0 END) AS digital,
        sum(CASE WHEN kind = 0 AND done_at IS NULL THEN 1 ELSE 0 END) AS started,
        sum(CASE WHEN kind = 0 AND done_at IS NOT NULL THEN 1 ELSE 0 END) AS finished,
        sum(CASE WHEN kind = 0 THEN progression ELSE 0 END) AS progressions,
        sum(CASE WHEN needed = 1 THEN progression ELSE 0 END) AS progressions_needed,
        sum(CASE WHEN kind = 0 THEN score END) AS scores, count(CASE WHEN kind = 0 THEN score END) AS scored,
        sum(coalesce(points, 0)) AS points
    FROM tracked GROUP BY registration_id),
ruled AS (
    SELECT d.*, n.id AS training_id, n.guided = 1 AND n.total_points > 0 AS by_points,
        coalesce(nullif(n.threshold, 0), 10000) AS asked
    FROM folded d
        JOIN registration r ON r.id = d.registration_id
        JOIN session s ON s.id = r.session_id
        JOIN training n ON n.id = s.training_id),
signed_in AS (SELECT learner_id, max(signed_in_at) AS last_sign_in FROM access GROUP BY learner_id),
custom AS (
    SELECT learner_id, max(CASE WHEN field = 'cost-centre' THEN value END) AS cost_centre,
        max(CASE WHEN field = 'job' THEN value END) AS job, max(CASE WHEN field = 'site' THEN value END) AS site,
        max(CASE WHEN field = 'contract' THEN value END) AS contract
    FROM custom_value GROUP BY learner_id)
SELECT l.id AS "candidateId", l.guid AS "candidateGuid", l.login AS "candidateLogin", l.name AS "candidateName",
    l.firstname AS "candidateFirstname", l.email AS "candidateEmail", l.ref_number AS "candidateRefNumber",
    e.name AS "candidateEntityName", e.ancestors AS "candidateEntityAncestors",
    l.smart_groups AS "candidateSmartgroups", m.login AS "managerLogin", c.cost_centre AS "cost-centre", c.job AS "job",
    c.site AS "site", c.contract AS "contract",
    MOMENT(a.last_sign_in) AS "lastPlatformAccessDate", r.guid AS "registrationGuid",
    MOMENT(r.registered_at) AS "registrationDate", s.id AS "sessionId", s.title AS "sessionTitle",
    DAY(s.start_date) AS "sessionStartDate", DAY(s.end_date) AS "sessionEndDate", n.id AS "trainingId",
    n.title AS "trainingTitle", n.path_code AS "trainingPathCode", n.modality AS "trainingModality",
    n.status AS "trainingStatus", n.publisher AS "trainingPublisher", n.duration AS "trainingDuration",
    n.resources AS "nbLO", d.started AS "nbLOStarted", d.finished AS "nbLOFinished",
    MOMENT(d.first_launch) AS "firstLaunchDate", MOMENT(d.last_access) AS "completionTime",
    MOMENT(r.reached_at) AS "firstCompletionDate",
    CASE WHEN n.threshold > 0 THEN MOMENT(r.reached_at) END AS "thresholdReachedDate",
    CENTS(CASE WHEN NOT d.by_points THEN DIV(2 * d.progressions + n.resources, 2 * n.resources)
        ELSE LEAST(10000, DIV(2 * d.points * 1000000 + n.total_points, 2 * n.total_points)) END) AS "progression",
    CENTS(CASE WHEN NOT d.by_points THEN DIV(2 * d.progressions_needed + n.needed, 2 * n.needed)
        ELSE LEAST(10000, DIV(2 * d.points * 10000000000 + d.asked * n.total_points, 2 * d.asked * n.total_points))
        END) AS "progressionMandatory",
    CENTS(CASE WHEN n.guided = 1 THEN d.points * 100 ELSE DIV(2 * d.scores + d.scored, 2 * d.scored) END) AS "score",
    r.nps AS "scoreNPS",
    CASE WHEN d.by_points AND d.points * 1000000 >= d.asked * n.total_points THEN 'completed'
        WHEN NOT d.by_points AND d.progressions_needed >= 10000 * n.needed THEN 'completed'
        ELSE 'incomplete' END AS "status",
    DURATION(d.global) AS "timeGlobal", DURATION(d.classroom) AS "timeSpentCBT",
    DURATION(d.digital) AS "timeSpentDigital", DURATION(d.global + d.classroom + d.digital) AS "timeSpent"
FROM ruled d
    JOIN registration r ON r.id = d.registration_id
    JOIN learner l ON l.id = r.learner_id
    JOIN entity e ON e.id = l.entity_id
    LEFT JOIN learner m ON m.id = l.manager_id
    LEFT JOIN custom c ON c.learner_id = l.id
    JOIN session s ON s.id = r.session_id
    JOIN training n ON n.id = s.training_id
    LEFT JOIN signed_in a ON a.learner_id = l.id
