#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

/// A copy of a document in which every number can be read by simdjson.
struct readable_numbers {
    std::string text;
    /// Whether it differs from the document at all.
    bool changed = false;
    /// How many numbers no double can hold; they became null.
    size_t dropped = 0;
};

/// simdjson refuses a whole document for one integer beyond 64 bits or one number beyond the range of doubles.
/// Both are valid JSON, and one odd field must not cost a device: such integers get a fraction (`.0`), which makes them
/// doubles as all numbers here, and what no double can hold becomes null.
readable_numbers make_numbers_readable(const uint8_t *bytes, size_t length);
