internal import CairnCore

/// The tables, as SQL that SQLite and PostgreSQL both take, but for three words: `INTEGER PRIMARY KEY` (elsewhere
/// `BIGINT PRIMARY KEY`), `WITHOUT ROWID` (elsewhere nothing), and covering columns in an index (elsewhere `INCLUDE`).
///
/// Times are UTC seconds since 1970, days are days since 1970, progressions, scores, thresholds and item points are
/// hundredths. `change` is the number of the last change of a row, from one counter; `deleted` marks a tombstone.
enum Schema {
    /// The version that this program writes. An older store is migrated on opening; a newer one is refused.
    static let version: Int64 = 7

    /// Brings a store of an older version, 0 for an empty one, to a newer one.
    static func migrate(_ connection: Connection, from old: Int64, to new: Int64 = version) throws(Failure) {
        for step in old..<new {
            switch step {
            case 0: try connection.execute(organisation + contents + trainings + log + meetings + awards)
            case 1: try connection.execute(changes)
            case 2: try connection.execute(searches)
            case 3: try connection.execute(days)
            case 4: try packTrackings(connection)
            case 5: try packEntries(connection)
            default: try connection.execute(lastAccess)
            }
        }
    }

    /// Version 3: what imports search by.
    private static let searches = """
        CREATE INDEX learner_custom_value ON learner_custom (custom_field_id, value);

        """

    private static let organisation = """
        CREATE TABLE instance (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE change_counter (id INTEGER PRIMARY KEY, last BIGINT NOT NULL);
        CREATE TABLE custom_field (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE TABLE entity (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            parent_id BIGINT REFERENCES entity (id),
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE TABLE smart_group (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE TABLE publisher (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE TABLE staff (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, login TEXT NOT NULL, name TEXT, firstname TEXT,
            email TEXT, deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE TABLE learner (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, login TEXT NOT NULL, name TEXT, firstname TEXT,
            email TEXT, ref_number TEXT, entity_id BIGINT NOT NULL REFERENCES entity (id),
            manager_id BIGINT REFERENCES learner (id), locale TEXT, locales TEXT, time_zone TEXT,
            presentation TEXT, web TEXT, twitter TEXT, linkedin TEXT, validity TEXT NOT NULL,
            enabled_from BIGINT, enabled_until BIGINT, created_at BIGINT, imported BIGINT NOT NULL,
            password TEXT, deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE UNIQUE INDEX learner_login ON learner (login) WHERE deleted = 0;
        CREATE INDEX learner_any_login ON learner (login);
        CREATE INDEX learner_email ON learner (email);
        CREATE INDEX learner_ref_number ON learner (ref_number);
        CREATE INDEX learner_manager ON learner (manager_id);
        CREATE INDEX learner_entity ON learner (entity_id);
        CREATE TABLE learner_custom (
            learner_id BIGINT NOT NULL REFERENCES learner (id),
            custom_field_id BIGINT NOT NULL REFERENCES custom_field (id), value TEXT NOT NULL,
            PRIMARY KEY (learner_id, custom_field_id)) WITHOUT ROWID;
        CREATE TABLE learner_smart_group (
            learner_id BIGINT NOT NULL REFERENCES learner (id), position BIGINT NOT NULL,
            smart_group_id BIGINT NOT NULL REFERENCES smart_group (id),
            PRIMARY KEY (learner_id, position)) WITHOUT ROWID;

        """

    private static let contents = """
        CREATE TABLE learning_object (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, code TEXT, level BIGINT, runtime TEXT,
            displayed_type TEXT, duration_minutes BIGINT, publisher_id BIGINT REFERENCES publisher (id),
            easy_quizz BIGINT NOT NULL, created_at BIGINT, modified_at BIGINT, hris_selected BIGINT NOT NULL,
            catalog TEXT, views BIGINT, views_displayed BIGINT, rating BIGINT, rating_nb BIGINT,
            rating_displayed BIGINT, rating_nb_displayed BIGINT, comments BIGINT, favorites BIGINT,
            thumbnail_small TEXT, thumbnail_medium TEXT, thumbnail_large TEXT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE TABLE version (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE,
            learning_object_id BIGINT NOT NULL REFERENCES learning_object (id), locale TEXT NOT NULL,
            title TEXT NOT NULL, code TEXT, version BIGINT NOT NULL, status TEXT NOT NULL,
            publisher_id BIGINT REFERENCES publisher (id), summary TEXT, tags TEXT, themes TEXT,
            target_audience TEXT, learning_points TEXT, included_in_lo TEXT, authors TEXT, mobile BIGINT,
            duration_minutes BIGINT, created_at BIGINT, modified_at BIGINT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE INDEX version_learning_object ON version (learning_object_id);
        CREATE INDEX version_code ON version (code);

        """

    private static let trainings = """
        CREATE TABLE training (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, path_code TEXT, title TEXT NOT NULL,
            modality TEXT NOT NULL, status TEXT NOT NULL, publisher_id BIGINT REFERENCES publisher (id),
            catalog_visible BIGINT NOT NULL, locale TEXT, description TEXT, duration TEXT, price TEXT, goals TEXT,
            overview TEXT, benefits TEXT, audience TEXT, further_information TEXT, welcome_text TEXT, bo_link TEXT,
            threshold BIGINT, created_at BIGINT, modified_at BIGINT, path_modified_at BIGINT,
            imported BIGINT NOT NULL, hris_selected BIGINT NOT NULL,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE UNIQUE INDEX training_path_code ON training (path_code) WHERE deleted = 0;
        CREATE TABLE training_item (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE,
            training_id BIGINT NOT NULL REFERENCES training (id), position BIGINT NOT NULL, kind BIGINT NOT NULL,
            title TEXT, learning_object_id BIGINT REFERENCES learning_object (id), folder TEXT,
            folder_description TEXT, chapter TEXT, mandatory BIGINT NOT NULL, points BIGINT NOT NULL,
            duration_minutes BIGINT, subtype TEXT, likes BIGINT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE INDEX training_item_training ON training_item (training_id, position);
        CREATE INDEX training_item_learning_object ON training_item (learning_object_id);
        CREATE TABLE session (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE,
            training_id BIGINT NOT NULL REFERENCES training (id), title TEXT NOT NULL, start_date BIGINT,
            end_date BIGINT, locale TEXT, description TEXT, max_learners BIGINT, created_at BIGINT,
            modified_at BIGINT, imported BIGINT NOT NULL, hris_selected BIGINT NOT NULL,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE INDEX session_training ON session (training_id);
        CREATE INDEX session_title ON session (title);
        CREATE TABLE registration (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE,
            learner_id BIGINT NOT NULL REFERENCES learner (id),
            session_id BIGINT NOT NULL REFERENCES session (id), at BIGINT, imported BIGINT NOT NULL, nps BIGINT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE UNIQUE INDEX registration_learner ON registration (learner_id, session_id) WHERE deleted = 0;
        CREATE INDEX registration_order ON registration (learner_id, id);
        CREATE INDEX registration_session ON registration (session_id);

        """

    /// The log, its chain and its folds. `log` is only ever appended to. Up to version 5, `log_of_learner` held every
    /// figure of an entry in the order of exports.
    private static let log = """
        CREATE TABLE batch (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL, recorded_at BIGINT NOT NULL,
            first_position BIGINT NOT NULL, entries BIGINT NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL,
            change BIGINT NOT NULL);
        CREATE TABLE log (
            id INTEGER PRIMARY KEY, batch_id BIGINT NOT NULL, place BIGINT NOT NULL, learner_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL REFERENCES registration (id),
            item_id BIGINT NOT NULL REFERENCES training_item (id), version_id BIGINT, kind BIGINT NOT NULL,
            started_at BIGINT, ended_at BIGINT, seconds BIGINT NOT NULL, completed_at BIGINT, progression BIGINT,
            status BIGINT, score BIGINT, score_maximum BIGINT, points BIGINT, submitted BIGINT NOT NULL,
            feedback BIGINT NOT NULL, external_id TEXT);
        CREATE INDEX log_of_learner ON log (
            learner_id, registration_id, item_id, place, id, version_id, kind, started_at, ended_at, seconds,
            completed_at, progression, status, score, score_maximum, points, submitted, feedback);
        CREATE INDEX log_external_id ON log (external_id, id) WHERE external_id IS NOT NULL;
        CREATE TABLE tracking (
            learner_id BIGINT NOT NULL, registration_id BIGINT NOT NULL, item_id BIGINT NOT NULL,
            id BIGINT NOT NULL, entries BIGINT NOT NULL, first_launch BIGINT, last_access BIGINT,
            first_completion BIGINT, completed BIGINT NOT NULL, seconds BIGINT NOT NULL, progression BIGINT NOT NULL,
            score BIGINT, score_maximum BIGINT, points BIGINT NOT NULL, version_id BIGINT, submission BIGINT,
            feedback BIGINT, change BIGINT NOT NULL,
            PRIMARY KEY (learner_id, registration_id, item_id)) WITHOUT ROWID;
        CREATE UNIQUE INDEX tracking_id ON tracking (id);
        CREATE INDEX tracking_change ON tracking (change);
        CREATE TABLE consolidated (
            learner_id BIGINT NOT NULL, registration_id BIGINT NOT NULL, reached_at BIGINT, change BIGINT NOT NULL,
            PRIMARY KEY (learner_id, registration_id)) WITHOUT ROWID;
        CREATE INDEX consolidated_change ON consolidated (change);

        """

    private static let meetings = """
        CREATE TABLE location (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE TABLE room (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT,
            capacity BIGINT, kind TEXT, location_id BIGINT REFERENCES location (id), equipments TEXT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE TABLE event (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE,
            session_id BIGINT NOT NULL REFERENCES session (id),
            item_id BIGINT NOT NULL REFERENCES training_item (id), title TEXT, description TEXT,
            start_at BIGINT NOT NULL, end_at BIGINT, all_day BIGINT NOT NULL, time_zone TEXT,
            duration_minutes BIGINT, status TEXT, room_id BIGINT REFERENCES room (id),
            facilitator_id BIGINT REFERENCES staff (id), virtual_meeting_url TEXT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE INDEX event_session ON event (session_id);
        CREATE INDEX event_item ON event (item_id);
        CREATE TABLE event_facilitator (
            event_id BIGINT NOT NULL REFERENCES event (id), position BIGINT NOT NULL,
            learner_id BIGINT NOT NULL REFERENCES learner (id), PRIMARY KEY (event_id, position)) WITHOUT ROWID;
        CREATE TABLE attendance (
            id INTEGER PRIMARY KEY, event_id BIGINT NOT NULL REFERENCES event (id),
            registration_id BIGINT NOT NULL REFERENCES registration (id), status TEXT NOT NULL, points BIGINT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE UNIQUE INDEX attendance_event ON attendance (event_id, registration_id);
        CREATE INDEX attendance_registration ON attendance (registration_id);

        """

    private static let awards = """
        CREATE TABLE access (
            id INTEGER PRIMARY KEY, learner_id BIGINT NOT NULL REFERENCES learner (id), at BIGINT NOT NULL,
            success BIGINT NOT NULL, deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE INDEX access_learner ON access (learner_id, success, at);
        CREATE TABLE badge (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, code TEXT NOT NULL, label TEXT, category TEXT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE UNIQUE INDEX badge_code ON badge (code) WHERE deleted = 0;
        CREATE TABLE badge_award (
            id INTEGER PRIMARY KEY, badge_id BIGINT NOT NULL REFERENCES badge (id),
            learner_id BIGINT NOT NULL REFERENCES learner (id), at BIGINT NOT NULL, locale TEXT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE INDEX badge_award_learner ON badge_award (learner_id, at);
        CREATE TABLE points_action (
            id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, code TEXT NOT NULL, label TEXT,
            deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE UNIQUE INDEX points_action_code ON points_action (code) WHERE deleted = 0;
        CREATE TABLE points_award (
            id INTEGER PRIMARY KEY, points_action_id BIGINT NOT NULL REFERENCES points_action (id),
            learner_id BIGINT NOT NULL REFERENCES learner (id), at BIGINT NOT NULL, points BIGINT NOT NULL,
            locale TEXT, deleted BIGINT NOT NULL DEFAULT 0, change BIGINT NOT NULL);
        CREATE INDEX points_award_learner ON points_award (learner_id, at);
        """
}
