/* Runs a program and writes its seconds, processor seconds, peak kilobytes and wait status to a file.
 *
 *   measure FILE PROGRAM ARGUMENT…
 *
 * A process inherits the peak memory of whoever started it, so that a large one cannot measure its children. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

int main(int count, char **arguments) {
    if (count < 3) return 2;
    struct timespec begun, ended;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    pid_t child = fork();
    if (child < 0) return 3;
    if (child == 0) {
        execvp(arguments[2], arguments + 2);
        perror(arguments[2]);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) < 0) return 3;
    clock_gettime(CLOCK_MONOTONIC, &ended);
    double elapsed = (double)(ended.tv_sec - begun.tv_sec) + (double)(ended.tv_nsec - begun.tv_nsec) / 1e9;
    FILE *report = fopen(arguments[1], "w");
    if (!report) return 3;
    fprintf(report, "%.6f %.6f %ld %d\n", elapsed, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
            status);
    return fclose(report) == 0 ? 0 : 3;
}
