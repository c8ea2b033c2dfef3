internal import CairnCore
internal import CairnModel

extension Schema {
    /// Version 7: by whom time frames of accesses and deltas of awards are found; and a learner's last access and
    /// registrations are told by an index alone, without a look into the table for each.
    ///
    /// And `FoldReader` checks what entries refer to, once a registration; SQLite did once an entry, which was a twentieth of
    /// an import. The rows stay as they are: to take a constraint away only the text of the table changes.
    static let recordsAndReferences = """
        CREATE INDEX access_moment ON access (at, learner_id);
        CREATE INDEX badge_award_change ON badge_award (change, learner_id);
        CREATE INDEX points_award_change ON points_award (change, learner_id);
        DROP INDEX access_learner;
        CREATE INDEX access_learner ON access (learner_id, success, at, deleted);
        DROP INDEX registration_order;
        CREATE INDEX registration_order ON registration (
            learner_id, id, session_id, at, imported, nps, deleted, guid);
        PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(replace(sql,
            ' REFERENCES registration (id)', ''), ' REFERENCES training_item (id)', '') WHERE name = 'log';
        PRAGMA writable_schema = RESET;

        """

    /// Version 6: the log in the order of exports stands packed as `PackedEntries` has it, a row or a few for each tracking,
    /// in the place of an index with a row for each entry.
    static func packEntries(_ connection: Connection) throws(Failure) {
        try connection.execute(
            """
            CREATE TABLE log_of_tracking (
                learner_id BIGINT NOT NULL, registration_id BIGINT NOT NULL, item_id BIGINT NOT NULL,
                first_position BIGINT NOT NULL, entries BLOB NOT NULL,
                PRIMARY KEY (learner_id, registration_id, item_id, first_position)) WITHOUT ROWID;
            """)
        let rows = try connection.prepare(
            """
            SELECT \(LogColumns.figures) FROM log INDEXED BY log_of_learner
            ORDER BY learner_id, registration_id, item_id, place, id
            """)
        var entries: [LogEntry] = []
        while try rows.step() {
            let entry = LogColumns.read(rows)
            if let last = entries.last, TrackingKey(of: last) != TrackingKey(of: entry) {
                try writePages(of: entries, connection)
                entries.removeAll(keepingCapacity: true)
            }
            entries.append(entry)
        }
        try writePages(of: entries, connection)
        try connection.execute("DROP INDEX log_of_learner")
    }

    private static func writePages(of entries: [LogEntry], _ connection: Connection) throws(Failure) {
        guard let first = entries.first else { return }
        var (pages, packed): ([LogPage], PackedNumbers) = ([], PackedNumbers())
        LogPage.append(entries, of: TrackingKey(of: first), to: StoredEntries(), &pages, &packed)
        for page in pages { try connection.write(page, in: packed) }
    }

    /// Version 5: the trackings of a registration stand in its consolidated row, packed as `PackedTrackings` has them;
    /// `tracking` says whose each number is. One row is read and written where there were several.
    static func packTrackings(_ connection: Connection) throws(Failure) {
        try connection.execute(
            """
            DROP INDEX tracking_id;
            ALTER TABLE tracking RENAME TO tracking_columns;
            ALTER TABLE consolidated RENAME TO consolidated_columns;
            CREATE TABLE tracking (
                id INTEGER PRIMARY KEY, learner_id BIGINT NOT NULL, registration_id BIGINT NOT NULL,
                item_id BIGINT NOT NULL);
            CREATE TABLE consolidated (
                learner_id BIGINT NOT NULL, registration_id BIGINT NOT NULL, reached_at BIGINT, change BIGINT NOT NULL,
                trackings BLOB NOT NULL, PRIMARY KEY (learner_id, registration_id)) WITHOUT ROWID;
            INSERT INTO tracking (id, learner_id, registration_id, item_id)
                SELECT id, learner_id, registration_id, item_id FROM tracking_columns ORDER BY id;
            """)
        try copyConsolidated(connection)
        try connection.execute("DROP TABLE tracking_columns; DROP TABLE consolidated_columns")
    }

    private static func copyConsolidated(_ connection: Connection) throws(Failure) {
        let rows = try connection.prepare(
            """
            SELECT learner_id, registration_id, reached_at, change FROM consolidated_columns
            ORDER BY learner_id, registration_id
            """)
        let trackings = try connection.prepare(
            """
            SELECT item_id, id, change, entries, first_launch, last_access, first_completion, completed, seconds,
                progression, score, score_maximum, points, version_id, submission, feedback FROM tracking_columns
            WHERE learner_id = $1 AND registration_id = $2 ORDER BY item_id
            """)
        while try rows.step() {
            let key = RegistrationKey(learner: rows.integer(0), registration: rows.integer(1))
            trackings.bind(1, key.learner)
            trackings.bind(2, key.registration)
            var facts: [TrackingFact] = []
            while try trackings.step() {
                facts.append(
                    TrackingFact(
                        item: trackings.integer(0), id: trackings.integer(1), change: trackings.integer(2),
                        state: TrackingFigures.state { trackings.integer(Int32(3 + $0)) }))
            }
            try connection.write(
                reached: rows.integer(2), change: rows.integer(3), trackings: PackedTrackings.pack(facts)[...],
                of: key)
        }
    }

    /// Version 4: one row a learner and day takes the place of four indexes with a row an entry or tracking each.
    ///
    /// `log_day` has the days, in UTC and since 1970, on which a learner's entries start (a replacement does not count
    /// there) and end. What changed since a position is told by the log alone.
    static let days = """
        CREATE TABLE log_day (day BIGINT NOT NULL, learner_id BIGINT NOT NULL, PRIMARY KEY (day, learner_id)) WITHOUT ROWID;
        INSERT INTO log_day (day, learner_id)
            SELECT \(day("started_at")), learner_id FROM log WHERE started_at IS NOT NULL AND kind <> 1
            UNION SELECT \(day("ended_at")), learner_id FROM log WHERE ended_at IS NOT NULL;
        DROP INDEX log_moment;
        DROP INDEX tracking_last_access;
        DROP INDEX tracking_change;
        DROP INDEX consolidated_change;

        """

    /// The day of a moment, before 1970 too, where a division would round towards it.
    private static func day(_ moment: String) -> String {
        "(\(moment) - ((\(moment) % 86400) + 86400) % 86400) / 86400"
    }

    /// Version 2: what delta mode and time frames ask for.
    ///
    /// `appeared` is the change with which an object was made or came back, `vanished` that with which it was deleted
    /// before it came back, `rule_change` the last one of what puts a
    /// training's trackings together. `log_moment` has entries by the moment that counts in time frames: their start,
    /// for a replacement (kind 1) its last access. Of older changes only those that left a batch have a time.
    static let changes = """
        CREATE TABLE change_time (change INTEGER PRIMARY KEY, at BIGINT NOT NULL);
        INSERT INTO change_time (change, at) SELECT change, min(recorded_at) FROM batch GROUP BY change;
        CREATE TABLE cursor (
            guid TEXT PRIMARY KEY, label TEXT, job TEXT NOT NULL, position BIGINT NOT NULL, run_at BIGINT NOT NULL);
        ALTER TABLE training ADD COLUMN rule_change BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE training ADD COLUMN modality_change BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE training_item ADD COLUMN appeared BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE registration ADD COLUMN appeared BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE learner ADD COLUMN appeared BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE training_item ADD COLUMN vanished BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE registration ADD COLUMN vanished BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE learner ADD COLUMN vanished BIGINT NOT NULL DEFAULT 0;
        UPDATE training SET rule_change = change;
        UPDATE training_item SET appeared = change;
        UPDATE registration SET appeared = change;
        UPDATE learner SET appeared = change;
        CREATE INDEX registration_change ON registration (change);
        CREATE INDEX attendance_change ON attendance (change);
        CREATE INDEX log_moment ON log ((\(logMoment)), learner_id, registration_id);
        CREATE INDEX tracking_last_access ON tracking (last_access, learner_id);

        """

    private static let logMoment = "CASE WHEN kind = 1 THEN ended_at ELSE started_at END"
}
