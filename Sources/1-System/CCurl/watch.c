#define _GNU_SOURCE  // For clock_gettime.
#include "CCurl.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { batch = 256 };

struct ccurl_watch {
    int epoll;
    int flag;
    // When libcurl wants to be called whatever happens, in milliseconds of the monotonic clock; -1 for never.
    int64_t deadline;
    int count;
    struct epoll_event ready[batch];
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int change(const ccurl_watch *watch, int operation, int descriptor, uint32_t events) {
    struct epoll_event event = {.events = events, .data = {.fd = descriptor}};
    return epoll_ctl(watch->epoll, operation, descriptor, &event);
}

ccurl_watch *ccurl_watch_new(int flag) {
    ccurl_watch *watch = calloc(1, sizeof *watch);
    if (watch == NULL) return NULL;
    watch->epoll = epoll_create1(EPOLL_CLOEXEC);
    watch->flag = flag;
    watch->deadline = -1;
    if (watch->epoll >= 0 && change(watch, EPOLL_CTL_ADD, flag, EPOLLIN) == 0) return watch;
    ccurl_watch_free(watch);
    return NULL;
}

void ccurl_watch_free(ccurl_watch *watch) {
    if (watch->epoll >= 0) close(watch->epoll);
    free(watch);
}

// libcurl tells which sockets it waits for, and for what, as that changes.
static int note_socket(CURL *handle, curl_socket_t socket, int what, void *context, void *known) {
    (void)handle;
    (void)known;
    const ccurl_watch *watch = context;
    if (what == CURL_POLL_REMOVE) {
        // It may be closed already, and then left by itself.
        change(watch, EPOLL_CTL_DEL, socket, 0);
        return 0;
    }
    uint32_t events = (what & CURL_POLL_IN ? EPOLLIN : 0) | (what & CURL_POLL_OUT ? EPOLLOUT : 0);
    if (change(watch, EPOLL_CTL_MOD, socket, events) == 0) return 0;
    // Without memory for one more the transfer ends when its time is up.
    if (errno == ENOENT) change(watch, EPOLL_CTL_ADD, socket, events);
    return 0;
}

static int note_timer(CURLM *multi, long milliseconds, void *context) {
    (void)multi;
    ccurl_watch *watch = context;
    watch->deadline = milliseconds < 0 ? -1 : now() + milliseconds;
    return 0;
}

CURLMcode ccurl_watch_attach(ccurl_watch *watch, CURLM *multi) {
    watch->deadline = -1;
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, note_socket);
    if (code == CURLM_OK) code = curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, watch);
    if (code == CURLM_OK) code = curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, note_timer);
    if (code == CURLM_OK) code = curl_multi_setopt(multi, CURLMOPT_TIMERDATA, watch);
    return code;
}

bool ccurl_watch_wait(ccurl_watch *watch, int milliseconds) {
    if (watch->deadline >= 0) {
        int64_t left = watch->deadline - now();
        if (left < milliseconds) milliseconds = left > 0 ? (int)left : 0;
    }
    watch->count = epoll_wait(watch->epoll, watch->ready, batch, milliseconds);
    for (int index = 0; index < watch->count; index++)
        if (watch->ready[index].data.fd == watch->flag) return true;
    return false;
}

void ccurl_watch_proceed(ccurl_watch *watch, CURLM *multi) {
    int running = 0;
    for (int index = 0; index < watch->count; index++) {
        const struct epoll_event *event = &watch->ready[index];
        if (event->data.fd == watch->flag) continue;
        // After an error alone libcurl asks the socket itself.
        int what = (event->events & EPOLLIN ? CURL_CSELECT_IN : 0) | (event->events & EPOLLOUT ? CURL_CSELECT_OUT : 0);
        curl_multi_socket_action(multi, event->data.fd, what, &running);
    }
    watch->count = 0;
    if (watch->deadline < 0 || watch->deadline > now()) return;
    watch->deadline = -1;
    curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
}
