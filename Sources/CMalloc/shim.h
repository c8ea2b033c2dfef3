// How the C library deals out memory, which Swift's own module of it leaves out.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// Has all threads share one heap; to be called before there is a second thread. The GNU library gives each thread a heap
// of its own, which grows by a page and a call to the system each time that it is full; the first thread's grows by 32
// pages, and gives less back in between. That was a quarter of the system's part of an import. Threads seldom wait for
// each other there: each keeps small pieces of memory at hand. Other C libraries have nothing to set.
static inline void cairn_share_one_heap(void) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 1);
#endif
}
