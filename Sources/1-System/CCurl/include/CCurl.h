#pragma once
// libcurl, plus typed calls for what Swift cannot import: its variadic functions, cast macros and one union.
#include <curl/curl.h>
#include <stdbool.h>

static const long ccurl_auth_basic = (long)CURLAUTH_BASIC;
static const long ccurl_auth_bearer = (long)CURLAUTH_BEARER;

static inline CURLcode ccurl_set_long(CURL *_Nonnull handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

/// libcurl copies the string; NULL restores "not set", which for CURLOPT_CAPATH is not the same as its default.
static inline CURLcode ccurl_set_string(CURL *_Nonnull handle, CURLoption option, const char *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_offset(CURL *_Nonnull handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

/// libcurl keeps the pointer: the list must outlive every transfer of the handle.
static inline CURLcode ccurl_set_list(CURL *_Nonnull handle, CURLoption option, struct curl_slist *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}

/// A cache of TLS sessions, for the handles of one device on one thread; NULL if memory is short.
static inline CURLSH *_Nullable ccurl_session_cache(void) {
    CURLSH *share = curl_share_init();
    if (share && curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION) == CURLSHE_OK) return share;
    curl_share_cleanup(share);
    return NULL;
}

/// The cache must outlive the handle.
static inline CURLcode ccurl_set_session_cache(CURL *_Nonnull handle, CURLSH *_Nonnull share) {
    return curl_easy_setopt(handle, CURLOPT_SHARE, share);
}

/// `buffer` holds CURL_ERROR_SIZE bytes and outlives the handle.
static inline CURLcode ccurl_set_error_buffer(CURL *_Nonnull handle, char *_Nonnull buffer) {
    return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

typedef size_t (*ccurl_data_callback)(char *_Nullable bytes, size_t size, size_t count, void *_Nullable context);

/// Both callbacks get `context` and run on the thread that drives the multi handle.
static inline CURLcode ccurl_set_receivers(
    CURL *_Nonnull handle, ccurl_data_callback _Nonnull header, ccurl_data_callback _Nonnull body, void *_Nonnull context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
    return code;
}

typedef int (*ccurl_resolver_callback)(void *_Nullable state, void *_Nullable reserved, void *_Nullable context);

/// `callback` runs when libcurl is about to look a name up; an answer other than 0 ends the transfer instead.
static inline CURLcode ccurl_set_resolver_start(
    CURL *_Nonnull handle, ccurl_resolver_callback _Nonnull callback, void *_Nonnull context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_RESOLVER_START_FUNCTION, callback);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_RESOLVER_START_DATA, context) : code;
}

/// Whether a transfer may go to the address of these 4 or 16 bytes; none are an address of another family.
typedef int (*ccurl_address_callback)(void *_Nullable context, const unsigned char *_Nonnull bytes, size_t count);
typedef int (*ccurl_ready_callback)(
    void *_Nullable context, char *_Nullable peer, char *_Nullable local, int peer_port, int local_port);

/// `allows` is asked about each address before a socket for it is made; `ready` runs before a request goes over a connection, also over one
/// that was open already. Both get `context` and run on the thread that drives the multi handle. `allows` must always be the same.
CURLcode ccurl_set_connection_checks(
    CURL *_Nonnull handle, ccurl_address_callback _Nonnull allows, ccurl_ready_callback _Nonnull ready, void *_Nonnull context);

/// 0 if libcurl does not know.
static inline long ccurl_info_long(CURL *_Nonnull handle, CURLINFO info) {
    long value = 0;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

/// 0 if libcurl does not know; times are microseconds.
static inline curl_off_t ccurl_info_offset(CURL *_Nonnull handle, CURLINFO info) {
    curl_off_t value = 0;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

/// Owned by the handle, valid until its next transfer.
static inline const char *_Nullable ccurl_info_string(CURL *_Nonnull handle, CURLINFO info) {
    char *value = NULL;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : NULL;
}

/// The "name:value" lines about the peer's own (leaf) certificate; NULL if this transfer saw no handshake.
static inline const struct curl_slist *_Nullable ccurl_info_leaf_certificate(CURL *_Nonnull handle) {
    struct curl_certinfo *chain = NULL;
    if (curl_easy_getinfo(handle, CURLINFO_CERTINFO, &chain) != CURLE_OK || chain == NULL || chain->num_of_certs < 1) {
        return NULL;
    }
    return chain->certinfo[0];
}

static inline CURLMcode ccurl_multi_set_long(CURLM *_Nonnull multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

/// Waits for the sockets of a multi handle by epoll: what a wait costs does not depend on how many transfers wait, as it does with
/// curl_multi_poll and curl_multi_perform. Belongs to one thread, except that anybody may raise the flag.
typedef struct ccurl_watch ccurl_watch;

/// `flag` is a descriptor that ends a wait when it can be read. NULL without memory or descriptors.
ccurl_watch *_Nullable ccurl_watch_new(int flag);

void ccurl_watch_free(ccurl_watch *_Nonnull watch);

/// Lets the watch wait for the sockets of this multi handle, which it outlives, instead of those of another.
CURLMcode ccurl_watch_attach(ccurl_watch *_Nonnull watch, CURLM *_Nonnull multi);

/// Waits until a transfer can go on, at most that long. Returns whether the flag can be read.
bool ccurl_watch_wait(ccurl_watch *_Nonnull watch, int milliseconds);

/// Lets those transfers go on that can.
void ccurl_watch_proceed(ccurl_watch *_Nonnull watch, CURLM *_Nonnull multi);

/// The next finished transfer, with its result; NULL when there is none.
static inline CURL *_Nullable ccurl_multi_next_finished(CURLM *_Nonnull multi, CURLcode *_Nonnull result) {
    int remaining = 0;
    const CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &remaining)) != NULL) {
        if (message->msg == CURLMSG_DONE) {
            *result = message->data.result;
            return message->easy_handle;
        }
    }
    return NULL;
}
