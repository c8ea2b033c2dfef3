/* Reads all columns of a query on an SQLite file, as bare as it goes: the limit of what a scan can be.
 *
 *   scan step FILE SQL        steps through the rows
 *   scan aggregate FILE SQL   the query calls the aggregate touch(…), which gets the rows without stepping
 *   scan columns FILE SQL     steps, and writes the rows to standard output as 64-bit integers (NULL is the lowest)
 *
 * The sum of all integers is printed to standard error, so that nothing is left out as unused. */
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

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "Usage: scan step|aggregate|columns FILE SQL\n");
        return 2;
    }
    int writes = strcmp(arguments[1], "columns") == 0, aggregates = strcmp(arguments[1], "aggregate") == 0;
    sqlite3 *database;
    sqlite3_stmt *statement;
    if (sqlite3_open_v2(arguments[2], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) fail(database, "open");
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
