#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a node of a parsed document is. Numbers are all doubles: 2^53 is more than any counter of a LANTIME reaches.
enum {
    CSIMDJSON_NULL = 0,
    CSIMDJSON_FALSE = 1,
    CSIMDJSON_TRUE = 2,
    CSIMDJSON_NUMBER = 3,
    CSIMDJSON_STRING = 4,
    CSIMDJSON_ARRAY = 5,
    CSIMDJSON_OBJECT = 6,
};

/// One value of a document. The nodes of a document stand in document order, so a container is followed by its content.
typedef struct {
    /// Of a number the bits of the double; of a string a number that stands for its bytes.
    uint64_t value;
    uint32_t text_start;
    uint32_t text_length;
    /// Index of the first node behind this one and all that it holds.
    uint32_t next;
    uint8_t kind;
} csimdjson_node;

/// What all documents of a shape have in common of a node: all but its value.
typedef struct {
    /// The token of the key that leads to it; 0 for the root and in an array.
    uint64_t token;
    /// The key's text.
    uint32_t start;
    uint32_t next;
    uint16_t length;
    /// Both booleans are CSIMDJSON_FALSE here.
    uint8_t kind;
} csimdjson_key;

typedef struct csimdjson_document csimdjson_document;
typedef struct csimdjson_keys csimdjson_keys;

/// What is to be parsed.
typedef struct {
    const uint8_t *_Nonnull bytes;
    size_t length;
    /// How many bytes behind them may be read as well, whatever they are. With 64 the parser needs no copy.
    size_t room;
    size_t maximum_nodes;
} csimdjson_input;

/// Where the strings of a document go. As many bytes as the JSON has are always enough.
typedef struct {
    uint8_t *_Nonnull bytes;
    size_t capacity;
    /// How many were needed.
    size_t length;
} csimdjson_text;

/// What became of a document. The nodes refer to the text, which belongs to the caller.
typedef struct {
    csimdjson_document *_Nullable document;
    /// NULL when they are the known ones.
    csimdjson_keys *_Nullable keys;
    /// Without a document, a static sentence that says why.
    const char *_Nullable error;
} csimdjson_result;

/// Refuses what is not JSON, nests deeper than 64 levels or holds too many values.
///
/// `known` are the keys of an earlier document, which may be those of this one too: the same keys, spelt the same, in the same
/// order, with values of the same kinds.
csimdjson_result csimdjson_parse(csimdjson_input input, csimdjson_text *_Nonnull text, const csimdjson_keys *_Nullable known);
void csimdjson_free(csimdjson_document *_Nonnull document);
void csimdjson_free_keys(csimdjson_keys *_Nonnull keys);
const csimdjson_node *_Nonnull csimdjson_nodes(const csimdjson_document *_Nonnull document, size_t *_Nonnull count);
/// As many as the documents that have these keys have nodes.
const csimdjson_key *_Nonnull csimdjson_key_table(const csimdjson_keys *_Nonnull keys, size_t *_Nonnull count);
/// What the starts of keys count from; NULL without any key.
const uint8_t *_Nullable csimdjson_key_text(const csimdjson_keys *_Nonnull keys, size_t *_Nonnull length);
/// How many numbers were beyond the range of doubles; they are null in the document.
size_t csimdjson_dropped_numbers(const csimdjson_document *_Nonnull document);

/// A number that stands for a spelling: equal for all spellings with the same letters and digits,
/// whatever their case and separators. 1 for a text without letters and digits; never 0.
uint64_t csimdjson_token(const uint8_t *_Nullable bytes, size_t length);

#ifdef __cplusplus
}
#endif
