#include "CPlatform.h"

#include <malloc.h>

void cplatform_keep_memory_small(void) {
    // By itself each thread gets an arena, and keeps in it what it has freed: with a thread that reads and others that work on what was
    // read, that is much.
    mallopt(M_ARENA_MAX, 2);
    // Answers for a whole fleet go back to the system when they are freed. By itself the first of them would raise this limit.
    mallopt(M_MMAP_THRESHOLD, 256 << 10);
    mallopt(M_TRIM_THRESHOLD, 8 << 20);
    // With them, each release of a larger piece goes through all small ones that were freed before.
    mallopt(M_MXFAST, 0);
}

bool cplatform_give_memory_back(size_t kept) {
    // By itself malloc gives back only what is free at the end of its memory, and a collection that lives for long is often behind it.
    return mallinfo2().fordblks > kept && malloc_trim(0);
}
