// How the C library deals out memory, which Swift's own module of it leaves out.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// Has all threads share one heap; to be called before there is a second thread. Other C libraries have nothing to set.
static inline void cairn_share_one_heap(void) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 1);
#endif
}
