#pragma once
// What glibc offers only behind _GNU_SOURCE or as macros and mutable globals, which Swift 6 cannot import.
#include <pthread.h>
#include <stddef.h>

/// Names the calling thread (at most 15 characters), so that `top -H` and a debugger show what it does.
void cplatform_name_thread(const char *_Nonnull name);
