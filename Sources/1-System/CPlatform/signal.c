#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

// Written before the handler is installed, read by it. A lock-free atomic is what a handler may read.
static atomic_int descriptor_of_signal[NSIG];

// Runs on whatever thread the kernel interrupts: only async-signal-safe calls, and errno as it was.
static void note_signal(int signal) {
    int saved = errno;
    unsigned char number = (unsigned char)signal;
    // A full pipe already holds thousands of unread signals; one more says nothing new.
    ssize_t ignored = write(atomic_load(&descriptor_of_signal[signal]), &number, 1);
    (void)ignored;
    errno = saved;
}

int cplatform_catch_signal(int signal, int descriptor) {
    if (signal <= 0 || signal >= NSIG) return EINVAL;
    atomic_store(&descriptor_of_signal[signal], descriptor);
    struct sigaction action = {.sa_handler = note_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    return sigaction(signal, &action, NULL) == 0 ? 0 : errno;
}

void cplatform_release_signal(int number, int descriptor) {
    if (number <= 0 || number >= NSIG || atomic_load(&descriptor_of_signal[number]) != descriptor) return;
    signal(number, SIG_DFL);
}

void cplatform_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }
