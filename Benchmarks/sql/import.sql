-- Takes the staged rows into the trackings: what is there is updated, the rest inserted.
INSERT INTO tracking (
    registration_id, item_id, version_id, first_launch, last_access, first_completion, completed, seconds, progression,
    score, score_maximum, points)
SELECT r.id, i.id, v.id, GIVENMOMENT(g.first_access), GIVENMOMENT(g.last_access), GIVENMOMENT(g.first_completion),
    CASE WHEN g.status = 'completed' THEN 1 ELSE 0 END, g.seconds, GIVENDECIMAL(g.progression), GIVENDECIMAL(g.score),
    CASE WHEN GIVENDECIMAL(g.score) IS NOT NULL THEN GIVENDECIMAL(g.score_maximum) END, 0
FROM staging g
    JOIN learner l ON l.login = g.login
    JOIN session s ON s.guid = g.session
    JOIN registration r ON r.learner_id = l.id AND r.session_id = s.id
    JOIN version v ON v.code = g.code
    JOIN item i ON i.training_id = s.training_id AND i.learning_object_id = v.learning_object_id
WHERE true
ON CONFLICT (registration_id, item_id) DO UPDATE SET
    version_id = excluded.version_id, first_launch = excluded.first_launch, last_access = excluded.last_access,
    first_completion = excluded.first_completion, completed = excluded.completed, seconds = excluded.seconds,
    progression = excluded.progression, score = excluded.score, score_maximum = excluded.score_maximum,
    points = excluded.points;
