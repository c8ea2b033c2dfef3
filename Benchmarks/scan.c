/* Reads all columns of a query on an SQLite file, as bare as it goes: the limit of what a scan can be.
 *
 *   scan step FILE SQL        steps through the rows
 *   scan aggregate FILE SQL   the query calls the aggregate touch(…), which gets the rows without stepping
 *   scan columns FILE SQL     steps, and writes the rows to standard output as 64-bit integers (NULL is the lowest)
 *   scan write FILE SQL       runs statements on a file, which is made if it is not there
 *
 * The sum of all integers is printed to standard error, so that nothing is left out as unused.
 *
 * In all of them the table unpacked_tracking has a row for each tracking of a store, in whose table consolidated they
 * stand packed. */
#include <limits.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t sum;

static void fail(sqlite3 *database, const char *what) {
    fprintf(stderr, "scan: %s: %s\n", what, sqlite3_errmsg(database));
    exit(3);
}

static void touch(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)context;
    for (int i = 0; i < count; i++) sum += (uint64_t)sqlite3_value_int64(values[i]);
}

static void finish(sqlite3_context *context) { sqlite3_result_int64(context, (sqlite3_int64)sum); }

/* Trackings, unpacked. Sources/CairnStore/Log/PackedTrackings.swift tells how they are packed. */

enum { KEYS = 2, TOLD = 5, FIGURES = 13, WIDTH = TOLD + FIGURES };

/* Moments are told as what they are more than the moment before, which these bits say of the figures. */
static const unsigned moments = 0x180E;
/* What figures are that are not told: these are 0, the others NULL. */
static const unsigned zeros = 0x0271;

typedef struct {
    sqlite3_vtab base;
    sqlite3 *database;
} Table;

typedef struct {
    sqlite3_vtab_cursor base;
    sqlite3_stmt *rows;
    const uint8_t *at, *end;
    int64_t row[WIDTH], number;
    int is_over;
} Cursor;

static int connect(
    sqlite3 *database, void *none, int count, const char *const *words, sqlite3_vtab **made, char **error) {
    (void)none, (void)count, (void)words, (void)error;
    int code = sqlite3_declare_vtab(
        database,
        "CREATE TABLE t (learner_id, registration_id, item_id, id, change, entries, first_launch, last_access, "
        "first_completion, completed, seconds, progression, score, score_maximum, points, version_id, submission, "
        "feedback)");
    if (code != SQLITE_OK) return code;
    Table *table = sqlite3_malloc(sizeof *table);
    if (!table) return SQLITE_NOMEM;
    memset(table, 0, sizeof *table);
    table->database = database;
    *made = &table->base;
    return SQLITE_OK;
}

static int disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static int plan(sqlite3_vtab *table, sqlite3_index_info *info) {
    (void)table, (void)info;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **made) {
    (void)table;
    Cursor *cursor = sqlite3_malloc(sizeof *cursor);
    if (!cursor) return SQLITE_NOMEM;
    memset(cursor, 0, sizeof *cursor);
    *made = &cursor->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *base) {
    sqlite3_finalize(((Cursor *)base)->rows);
    sqlite3_free(base);
    return SQLITE_OK;
}

/* Seven bits a byte, the lowest first, all bytes but the last with the high bit; false where they are damaged. */
static int unsigned_number(Cursor *cursor, uint64_t *number) {
    *number = 0;
    for (int shift = 0; cursor->at < cursor->end && shift < 64; shift += 7) {
        uint8_t byte = *cursor->at++;
        *number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return 1;
    }
    return 0;
}

/* The same with the sign in the lowest bit; wraps as the program does. */
static int number(Cursor *cursor, int64_t *number) {
    uint64_t bits;
    if (!unsigned_number(cursor, &bits)) return 0;
    *number = (int64_t)(bits >> 1 ^ -(bits & 1));
    return 1;
}

static int unpack(Cursor *cursor) {
    int64_t further, moment = 0;
    uint64_t told;
    if (!number(cursor, &further) || !number(cursor, &cursor->row[3]) || !number(cursor, &cursor->row[4])) return 0;
    cursor->row[KEYS] = (int64_t)((uint64_t)cursor->row[KEYS] + (uint64_t)further);
    if (!unsigned_number(cursor, &told) || told >> FIGURES) return 0;
    for (int place = 0; place < FIGURES; place++) {
        int64_t *figure = &cursor->row[TOLD + place];
        *figure = zeros >> place & 1 ? 0 : INT64_MIN;
        if (!(told >> place & 1)) continue;
        if (!number(cursor, figure)) return 0;
        if (moments >> place & 1) moment = *figure = (int64_t)((uint64_t)*figure + (uint64_t)moment);
    }
    return 1;
}

static int next(sqlite3_vtab_cursor *base) {
    Cursor *cursor = (Cursor *)base;
    cursor->number++;
    while (cursor->at == cursor->end) {
        int state = sqlite3_step(cursor->rows);
        if (state == SQLITE_DONE) cursor->is_over = 1;
        if (state != SQLITE_ROW) return state == SQLITE_DONE ? SQLITE_OK : state;
        for (int i = 0; i < KEYS; i++) cursor->row[i] = sqlite3_column_int64(cursor->rows, i);
        cursor->row[KEYS] = 0;
        cursor->at = sqlite3_column_blob(cursor->rows, KEYS);
        cursor->end = cursor->at + sqlite3_column_bytes(cursor->rows, KEYS);
    }
    return unpack(cursor) ? SQLITE_OK : SQLITE_CORRUPT;
}

static int filter(sqlite3_vtab_cursor *base, int plan, const char *name, int count, sqlite3_value **values) {
    (void)plan, (void)name, (void)count, (void)values;
    Cursor *cursor = (Cursor *)base;
    sqlite3_finalize(cursor->rows);
    cursor->at = cursor->end = NULL;
    cursor->is_over = 0;
    int code = sqlite3_prepare_v2(
        ((Table *)base->pVtab)->database,
        "SELECT learner_id, registration_id, trackings FROM consolidated ORDER BY learner_id, registration_id", -1,
        &cursor->rows, NULL);
    return code == SQLITE_OK ? next(base) : code;
}

static int is_over(sqlite3_vtab_cursor *base) { return ((Cursor *)base)->is_over; }

static int column(sqlite3_vtab_cursor *base, sqlite3_context *context, int place) {
    int64_t figure = ((Cursor *)base)->row[place];
    if (figure == INT64_MIN)
        sqlite3_result_null(context);
    else
        sqlite3_result_int64(context, figure);
    return SQLITE_OK;
}

static int row_number(sqlite3_vtab_cursor *base, sqlite3_int64 *number) {
    *number = ((Cursor *)base)->number;
    return SQLITE_OK;
}

static const sqlite3_module unpacked = {
    .xConnect = connect,
    .xBestIndex = plan,
    .xDisconnect = disconnect,
    .xOpen = open_cursor,
    .xClose = close_cursor,
    .xFilter = filter,
    .xNext = next,
    .xEof = is_over,
    .xColumn = column,
    .xRowid = row_number,
};

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "Usage: scan step|aggregate|columns|write FILE SQL\n");
        return 2;
    }
    int writes = strcmp(arguments[1], "columns") == 0, aggregates = strcmp(arguments[1], "aggregate") == 0;
    int makes = strcmp(arguments[1], "write") == 0;
    sqlite3 *database;
    sqlite3_stmt *statement;
    int access = makes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(arguments[2], &database, access, NULL) != SQLITE_OK) fail(database, "open");
    if (sqlite3_create_module(database, "unpacked_tracking", &unpacked, NULL) != SQLITE_OK) fail(database, "module");
    if (makes) {
        if (sqlite3_exec(database, arguments[3], NULL, NULL, NULL) != SQLITE_OK) fail(database, "write");
        return sqlite3_close(database) == SQLITE_OK ? 0 : 3;
    }
    sqlite3_exec(database, "PRAGMA mmap_size = 1099511627776", NULL, NULL, NULL);
    if (sqlite3_create_function(database, "touch", -1, SQLITE_UTF8, NULL, NULL, touch, finish) != SQLITE_OK)
        fail(database, "touch");
    if (sqlite3_prepare_v2(database, arguments[3], -1, &statement, NULL) != SQLITE_OK) fail(database, "prepare");
    static char buffer[1 << 20];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    int columns = sqlite3_column_count(statement), state;
    int64_t row[64];
    if (columns > 64) {
        fprintf(stderr, "scan: more than 64 columns\n");
        return 2;
    }
    while ((state = sqlite3_step(statement)) == SQLITE_ROW) {
        if (aggregates) continue;
        for (int i = 0; i < columns; i++) {
            int absent = sqlite3_column_type(statement, i) == SQLITE_NULL;
            row[i] = absent ? INT64_MIN : sqlite3_column_int64(statement, i);
            sum += (uint64_t)row[i];
        }
        if (writes && fwrite(row, sizeof row[0], (size_t)columns, stdout) != (size_t)columns) return 3;
    }
    if (state != SQLITE_DONE) fail(database, "step");
    sqlite3_finalize(statement);
    sqlite3_close(database);
    if (fflush(stdout) != 0) return 3;
    fprintf(stderr, "%llu\n", (unsigned long long)sum);
    return 0;
}
