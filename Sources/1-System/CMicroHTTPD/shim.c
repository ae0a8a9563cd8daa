#define _GNU_SOURCE
#include "CMicroHTTPD.h"

#include <netinet/in.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

// Runs on any thread of libmicrohttpd.
static void log_line(void *context, const char *format, va_list arguments) {
    struct cmhd_log *log = context;
    char text[512];
    if (vsnprintf(text, sizeof text, format, arguments) > 0) log->line(log->context, text);
}

// Runs on the daemon's thread. Leaves the request target as the client sent it: percent-decoding happens in Swift, where a
// decoded NUL is an error and does not end the string.
static size_t keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
    (void)context, (void)connection;
    return strlen(text);
}

// Never runs: each session gets its own credentials when its connection starts. libmicrohttpd only wants to see
// a source of certificates at start.
static int no_certificate(void) { return -1; }

struct MHD_Daemon *cmhd_start(const struct cmhd_options *o) {
    struct MHD_OptionItem items[16];
    size_t n = 0;
    // The logger first, so that it gets what the following options have to say.
    items[n++] = (struct MHD_OptionItem){MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)&log_line, o->log};
    items[n++] = (struct MHD_OptionItem){MHD_OPTION_LISTEN_SOCKET, o->listen_socket, NULL};
    items[n++] = (struct MHD_OptionItem){MHD_OPTION_CONNECTION_LIMIT, o->connection_limit, NULL};
    items[n++] = (struct MHD_OptionItem){MHD_OPTION_CONNECTION_TIMEOUT, o->inactivity_seconds, NULL};
    items[n++] = (struct MHD_OptionItem){MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)o->connection, o->context};
    items[n++] = (struct MHD_OptionItem){MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)o->completed, o->context};
    items[n++] = (struct MHD_OptionItem){MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)o->target, o->context};
    items[n++] = (struct MHD_OptionItem){MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)&keep_escapes, NULL};
    items[n++] = (struct MHD_OptionItem){MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL};
    unsigned int flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
    // With epoll, libmicrohttpd 0.9.75 does not notice that GnuTLS has read all that a client sent of its handshake: it takes the
    // connection for readable and tries again without a pause until the client goes on. poll(2) says how it is each time.
    flags |= o->tls ? MHD_USE_POLL : MHD_USE_EPOLL;
    if (o->tls) {
        flags |= MHD_USE_TLS;
        items[n++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)o->tls_priorities};
        items[n++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_CERT_CALLBACK, 0, (void *)&no_certificate};
    }
    items[n] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
    return MHD_start_daemon(flags, 0, o->accept, o->context, (MHD_AccessHandlerCallback)o->handler, o->context,
                            MHD_OPTION_ARRAY, items, MHD_OPTION_END);
}

// libmicrohttpd 0.9.75 fetches up to 128 events at once, and when it got exactly 128 it
// waits for more, with its full time-out, before it handles those. Clients that all send at the same moment would then wait
// for each other. A further event ends that wait. One without data is ignored by its loop. A daemon with TLS has no epoll, and no such wait.
int cmhd_add_waker(struct MHD_Daemon *daemon) {
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
    if (!info || info->epoll_fd < 0) return -1;
    int waker = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    // Edge-triggered: every write is one event, and nobody has to read the counter.
    struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data = {.ptr = NULL}};
    if (waker >= 0 && epoll_ctl(info->epoll_fd, EPOLL_CTL_ADD, waker, &event) != 0) {
        close(waker);
        return -1;
    }
    return waker;
}

void cmhd_wake(int waker) {
    const uint64_t one = 1;
    ssize_t written = write(waker, &one, sizeof one);
    (void)written;
}

int cmhd_connection_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

const struct sockaddr *cmhd_connection_address(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

void *cmhd_connection_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

void *cmhd_connection_tls_session(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
    return info ? (void *)info->tls_session : NULL;
}

int cmhd_peer_state(int socket) {
    struct pollfd asked = {.fd = socket, .events = POLLRDHUP};
    if (poll(&asked, 1, 0) <= 0) return 0;
    return asked.revents & (POLLERR | POLLHUP) ? 2 : asked.revents & POLLRDHUP ? 1 : 0;
}

bool cmhd_resume_accepting(struct MHD_Daemon *daemon) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair) != 0) return false;
    close(pair[1]);
    const struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    // Closes the socket itself when it does not take it.
    return MHD_add_connection(daemon, pair[0], (const struct sockaddr *)&address, sizeof address) == MHD_YES;
}

void cmhd_shut_down(int socket) { (void)shutdown(socket, SHUT_RDWR); }

// Where the next part of a head must begin, and whether all was as it must be up to there.
struct head {
    const char *end;
    bool is_exact;
};

static bool only_nuls(const char *from, const char *to, uintptr_t count) {
    // A value that goes on in the next line lies elsewhere.
    if ((uintptr_t)to - (uintptr_t)from != count) return false;
    for (; from < to; from++)
        if (*from) return false;
    return true;
}

// CR and LF.
static const uintptr_t line_end = 2;

static enum MHD_Result follow_field(void *context, enum MHD_ValueKind kind, const char *name, size_t name_length, const char *value,
                                    size_t value_length) {
    (void)kind;
    struct head *head = context;
    const char *blank = name + name_length + 1;
    head->is_exact = head->is_exact && value && only_nuls(head->end, name, line_end) && !blank[-1] && blank <= value;
    for (; head->is_exact && blank < value; blank++) head->is_exact = *blank == ' ' || *blank == '\t';
    head->end = value + value_length;
    return MHD_YES;
}

// 0.9.75 keeps the head as it came, except that each colon and each CR and LF at the end of a line is a NUL: any other NUL makes the gap between
// two parts too wide, a bare LF makes it too narrow. Only a NUL before a bare LF looks like CR LF. From 1.0 on it refuses NULs and bare LFs itself,
// and what lies between is not known.
bool cmhd_head_is_exact(struct MHD_Connection *connection, const char *method, const char *target, size_t target_length,
                        const char *version) {
    if (strcmp(MHD_get_version(), "0.9.75") != 0) return true;
    struct head head = {version + strlen(version),
                        only_nuls(method + strlen(method), target, 1) && only_nuls(target + target_length, version, 1)};
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, follow_field, &head);
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return head.is_exact && info && only_nuls(head.end, method + info->header_size, 2 * line_end);
}
