#include "numbers.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

namespace {

/// Integers with fewer digits fit 64 bits.
constexpr size_t risky_digits = 19;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool belongs_to_number(char letter) { return is_digit(letter) || (letter != '\0' && std::strchr("+-.eE", letter) != nullptr); }

size_t digits(const std::string &token, size_t &index) {
    size_t start = index;
    while (index < token.size() && is_digit(token[index])) index++;
    return index - start;
}

enum class form { none, integer, fraction };

/// What JSON's grammar says of the token. Of an integer, `count` is set to the number of its digits.
form form_of(const std::string &token, size_t &count) {
    size_t index = token[0] == '-' ? 1 : 0;
    size_t first = index;
    count = digits(token, index);
    if (count == 0 || (count > 1 && token[first] == '0')) return form::none;
    if (index == token.size()) return form::integer;
    if (token[index] == '.') {
        index++;
        if (digits(token, index) == 0) return form::none;
    }
    if (index < token.size() && (token[index] == 'e' || token[index] == 'E')) {
        index++;
        if (index < token.size() && (token[index] == '+' || token[index] == '-')) index++;
        if (digits(token, index) == 0) return form::none;
    }
    return index == token.size() ? form::fraction : form::none;
}

void append_number(const std::string &token, readable_numbers &result) {
    size_t count = 0;
    form form = form_of(token, count);
    bool is_long = form == form::integer && count >= risky_digits;
    // The exporter never leaves the C locale, so a point is a decimal point.
    if (form != form::none && (is_long || form == form::fraction) && std::isinf(std::strtod(token.c_str(), nullptr))) {
        result.text += "null";
        result.dropped++;
        result.changed = true;
        return;
    }
    result.text += token;
    if (is_long) {
        result.text += ".0";
        result.changed = true;
    }
}

}  // namespace

readable_numbers make_numbers_readable(const uint8_t *bytes, size_t length) {
    readable_numbers result;
    result.text.reserve(length + 64);
    auto text = reinterpret_cast<const char *>(bytes);
    size_t index = 0;
    bool in_string = false;
    while (index < length) {
        char letter = text[index];
        if (!in_string && (letter == '-' || is_digit(letter))) {
            size_t end = index;
            while (end < length && belongs_to_number(text[end])) end++;
            append_number(std::string(text + index, end - index), result);
            index = end;
            continue;
        }
        if (letter == '"') in_string = !in_string;
        result.text += letter;
        index++;
        // What a backslash protects ends no string.
        if (in_string && letter == '\\' && index < length) result.text += text[index++];
    }
    return result;
}
