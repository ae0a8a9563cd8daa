#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A compressor with its tables, about 80 kB. Swift sees it from outside only: as a Swift value it would be a tuple of all of them.
typedef struct cisal_compressor cisal_compressor;

/// NULL when memory is short.
cisal_compressor *_Nullable cisal_compressor_new(void);
void cisal_compressor_free(cisal_compressor *_Nonnull compressor);

/// Room enough for whatever `length` bytes become: incompressible ones are stored in blocks of 64 kB.
size_t cisal_gzip_bound(size_t length);

/// Writes one gzip member. Returns how many bytes it has; 0 when `capacity` is less than the bound or `length` is beyond 32 bits.
size_t cisal_gzip(
    cisal_compressor *_Nonnull compressor, const uint8_t *_Nullable input, size_t length, uint8_t *_Nonnull output,
    size_t capacity);

/// Begins a gzip member whose bytes come in pieces.
void cisal_stream_begin(cisal_compressor *_Nonnull compressor);

/// Gives the next piece, which must stay where it is until all of it is taken. Returns false for more than two gigabytes.
bool cisal_stream_add(cisal_compressor *_Nonnull compressor, const uint8_t *_Nullable input, size_t length, bool is_last);

/// Compresses what was given, and writes at most `capacity` bytes. Fewer mean that the piece is done.
size_t cisal_stream_take(cisal_compressor *_Nonnull compressor, uint8_t *_Nonnull output, size_t capacity);
