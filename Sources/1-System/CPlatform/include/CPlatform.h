#pragma once
// What glibc offers only behind _GNU_SOURCE or as macros and mutable globals, which Swift 6 cannot import.
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/eventfd.h>

/// How many arguments `main` gets, the program's name included; 0 when they are not known.
int cplatform_argument_count(void);

/// One of them.
const char *_Nullable cplatform_argument(int number);

/// Names the calling thread (at most 15 characters), so that `top -H` and a debugger show what it does.
void cplatform_name_thread(const char *_Nonnull name);

/// From now on, `signal` writes its number as one byte to `descriptor` instead of its usual effect.
/// The descriptor must be non-blocking and stay open. Returns 0, or an errno.
int cplatform_catch_signal(int signal, int descriptor);

/// Gives `signal` its default effect again, unless it was caught for another descriptor since.
void cplatform_release_signal(int signal, int descriptor);

/// Writes to a pipe whose reader is gone fail with EPIPE from now on instead of ending the process.
void cplatform_ignore_broken_pipes(void);

/// Sends one datagram to a Unix socket; `path` begins with `@` for a name in the abstract namespace. Returns 0, or an errno.
int cplatform_send_datagram(const char *_Nonnull path, const char *_Nonnull text);

/// Lets malloc keep less of what is freed, at the cost of some waiting of threads for each other.
void cplatform_keep_memory_small(void);

/// Gives the system back what is free, if that is more than `kept` bytes. Returns whether it had anything to give.
bool cplatform_give_memory_back(size_t kept);
