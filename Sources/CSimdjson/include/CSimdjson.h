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
    /// The token of the key that leads to this value; 0 in an array.
    uint64_t key_token;
    /// The token of a string; the bits of the double of a number.
    uint64_t value;
    uint32_t key_start;
    uint32_t text_start;
    uint32_t text_length;
    /// Index of the first node behind this one and all that it holds.
    uint32_t next;
    uint16_t key_length;
    uint8_t kind;
} csimdjson_node;

typedef struct csimdjson_document csimdjson_document;

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

/// Returns NULL and sets `error` to a static sentence when the text is not JSON, nests deeper than 64 levels or holds too many
/// values. The nodes refer to `text`, which belongs to the caller.
csimdjson_document *_Nullable csimdjson_parse(
    csimdjson_input input, csimdjson_text *_Nonnull text, const char *_Nullable *_Nonnull error);
void csimdjson_free(csimdjson_document *_Nonnull document);
const csimdjson_node *_Nonnull csimdjson_nodes(const csimdjson_document *_Nonnull document, size_t *_Nonnull count);
/// A number that stands for everything but the values: equal for documents with the same keys, spelt the same, in the same
/// order, and with values of the same kinds. Two different shapes share it with a chance of 2^-64, unless somebody sought them.
uint64_t csimdjson_shape(const csimdjson_document *_Nonnull document);
/// How many numbers were beyond the range of doubles; they are null in the document.
size_t csimdjson_dropped_numbers(const csimdjson_document *_Nonnull document);

/// A number that stands for a spelling: equal for all spellings with the same letters and digits,
/// whatever their case and separators. 1 for a text without letters and digits; never 0.
uint64_t csimdjson_token(const uint8_t *_Nullable bytes, size_t length);

#ifdef __cplusplus
}
#endif
