#pragma once
// libmicrohttpd for Swift: its start function and its getters are variadic, and its logger takes a va_list;
// none of these can be imported.
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <microhttpd.h>

/// Where the lines that libmicrohttpd would print on stderr go. Must live as long as the daemon.
struct cmhd_log {
    void (*_Nonnull line)(void *_Nullable context, const char *_Nonnull text);
    void *_Nullable context;
};

/// All that a daemon is started with. `context` is the first argument of every callback.
struct cmhd_options {
    int listen_socket;
    bool tls;
    const char *_Nullable tls_priorities;
    unsigned int connection_limit;
    unsigned int inactivity_seconds;
    void *_Nullable context;
    struct cmhd_log *_Nonnull log;
    enum MHD_Result (*_Nonnull accept)(void *_Nullable context, const struct sockaddr *_Nullable address, socklen_t length);
    void (*_Nonnull connection)(void *_Nullable context, struct MHD_Connection *_Nullable connection,
                                void *_Nullable *_Nullable socket_context, enum MHD_ConnectionNotificationCode what);
    void *_Nullable (*_Nonnull target)(void *_Nullable context, const char *_Nullable target,
                                       struct MHD_Connection *_Nullable connection);
    enum MHD_Result (*_Nonnull handler)(void *_Nullable context, struct MHD_Connection *_Nullable connection,
                                        const char *_Nullable url, const char *_Nullable method,
                                        const char *_Nullable version, const char *_Nullable upload,
                                        size_t *_Nullable upload_size, void *_Nullable *_Nullable request_context);
    void (*_Nonnull completed)(void *_Nullable context, struct MHD_Connection *_Nullable connection,
                               void *_Nullable *_Nullable request_context, enum MHD_RequestTerminationCode why);
};

/// Starts a daemon with one thread, which waits by epoll or, with TLS, by poll, on a socket that listens already. NULL when it cannot; the reason went to the log.
struct MHD_Daemon *_Nullable cmhd_start(const struct cmhd_options *_Nonnull options);

/// Gives the daemon's thread a descriptor that wakes it, -1 if that fails or if it needs none, as with TLS. To be closed after the daemon has stopped.
int cmhd_add_waker(struct MHD_Daemon *_Nonnull daemon);
/// Wakes the daemon's thread, from any thread.
void cmhd_wake(int waker);

/// Lets a daemon take clients again that stopped for want of descriptors: libmicrohttpd does so only when a connection has ended, so it is
/// given one that has. Returns whether it was; any thread.
bool cmhd_resume_accepting(struct MHD_Daemon *_Nonnull daemon);

/// Ends both directions of a socket. In C because SHUT_RDWR, an enumerator of no type, is not visible to Swift in every build.
void cmhd_shut_down(int socket);

/// What the other side of a socket did: 0 nothing, 1 it will send nothing more, 2 the connection is broken.
int cmhd_peer_state(int socket);

/// The socket of a connection, -1 if unknown.
int cmhd_connection_socket(struct MHD_Connection *_Nonnull connection);
/// The address of the client, NULL if unknown.
const struct sockaddr *_Nullable cmhd_connection_address(struct MHD_Connection *_Nonnull connection);
/// What the connection callback stored for this connection.
void *_Nullable cmhd_connection_context(struct MHD_Connection *_Nonnull connection);
/// The gnutls_session_t of a TLS connection, else NULL.
void *_Nullable cmhd_connection_tls_session(struct MHD_Connection *_Nonnull connection);

/// Whether the head of a request consists of its method, target, version and fields and nothing else. A NUL that the client sent ends the target
/// or a value for libmicrohttpd, and what follows it is dropped. False as well if a value continues in the next line, or a line ends with a bare LF.
/// To be called when the handler is called first, with what it was given and with the length of the target, which its query was cut from since.
bool cmhd_head_is_exact(struct MHD_Connection *_Nonnull connection, const char *_Nonnull method, const char *_Nonnull target,
                        size_t target_length, const char *_Nonnull version);
