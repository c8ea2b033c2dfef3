// What of the system's SQLite cannot be called from Swift, because it takes any number of arguments.
#include <sqlite3.h>

// Has SQLite not count how much memory it takes, which nobody asks for, and for which each of its allocations waits for
// one lock. To be called before the first connection is opened; after that it changes nothing.
static inline int cairn_sqlite_counts_no_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
