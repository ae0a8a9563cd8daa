#include "CSimdjson.h"
#include "numbers.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <simdjson.h>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

constexpr size_t maximum_depth = 64;
/// A parser keeps buffers of about ten times the largest document that it met; beyond this size they are given back.
constexpr size_t kept_capacity = 1 << 20;

/// For each byte what it contributes to a token: letters in lower case, digits, bytes of other scripts; 0 is skipped.
struct token_alphabet {
    uint8_t of[256];
    constexpr token_alphabet() : of() {
        for (int byte = 0; byte < 256; byte++) {
            bool kept = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
            bool upper = byte >= 'A' && byte <= 'Z';
            of[byte] = static_cast<uint8_t>(kept ? byte : upper ? byte + ('a' - 'A') : 0);
        }
    }
};
constexpr token_alphabet alphabet;

uint64_t mix(uint64_t hash) {
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93ULL;
    return hash ^ (hash >> 32);
}

/// Chosen anew in each process: devices share what was read of equal texts, so none may be able to make up a text that counts as another's.
struct fingerprint_secrets {
    uint64_t start, factor, end;
    fingerprint_secrets() noexcept {
        if (getentropy(this, sizeof *this) != 0) {
            // Only on kernels of before 2014. The address is chosen at random, too.
            uint64_t moment = std::chrono::steady_clock::now().time_since_epoch().count();
            start = mix(reinterpret_cast<uintptr_t>(&moment) ^ moment);
            factor = mix(start + moment);
            end = mix(factor + moment);
        }
        factor |= 1;
        end |= 1;
    }
};
const fingerprint_secrets secrets;

__extension__ typedef unsigned __int128 wide;

uint64_t folded(uint64_t one, uint64_t other) {
    wide product = static_cast<wide>(one) * other;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

template <typename number> number loaded(const void *bytes) {
    number value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

/// Fewer than eight bytes as one number: of texts of the same length it is the same only for the same bytes. Texts and keys are short, and
/// there is one for each value: to call memcpy or memcmp for the last bytes of each would cost more than all the rest.
uint64_t packed(const uint8_t *bytes, size_t count) {
    if (count >= 4) return static_cast<uint64_t>(loaded<uint32_t>(bytes)) << 32 | loaded<uint32_t>(bytes + count - 4);
    if (count == 0) return 0;
    return static_cast<uint64_t>(bytes[0]) << 16 | static_cast<uint64_t>(bytes[count / 2]) << 8 | bytes[count - 1];
}

const uint8_t *bytes_of(std::string_view text) { return reinterpret_cast<const uint8_t *>(text.data()); }

/// Eight bytes of a text at a time, all of them as they are, and how many there are.
uint64_t exact(std::string_view text) {
    uint64_t hash = secrets.start, length = text.size();
    while (text.size() >= 8) {
        hash = folded(hash ^ loaded<uint64_t>(text.data()), secrets.factor);
        text.remove_prefix(8);
    }
    uint64_t rest = packed(bytes_of(text), text.size());
    return folded(folded(hash ^ rest, secrets.factor) ^ length, secrets.end);
}

/// Gathers eight kept bytes at a time, so that the multiplication is paid once for eight letters.
uint64_t token(const char *text, size_t length) {
    uint64_t hash = 0x9e3779b97f4a7c15ULL, gathered = 0;
    unsigned shift = 0, kept = 0;
    for (size_t index = 0; index < length; index++) {
        uint64_t letter = alphabet.of[static_cast<uint8_t>(text[index])];
        // Without a branch: where the separators stand cannot be foreseen.
        gathered |= letter << shift;
        unsigned is_kept = letter != 0;
        shift += is_kept * 8;
        kept += is_kept;
        if (shift == 64) {
            hash = mix(hash ^ gathered);
            gathered = 0;
            shift = 0;
        }
    }
    if (kept == 0) return 1;
    hash = mix(mix(hash ^ gathered) + kept);
    return hash < 2 ? 2 : hash;
}

/// Whether both texts of that length are the same.
bool is_same(const uint8_t *one, const uint8_t *other, size_t length) {
    for (; length >= 8; one += 8, other += 8, length -= 8)
        if (loaded<uint64_t>(one) != loaded<uint64_t>(other)) return false;
    return packed(one, length) == packed(other, length);
}

}  // namespace

struct csimdjson_keys {
    std::vector<csimdjson_key> keys;
    std::vector<uint8_t> text;

    /// Of a key beyond 64 kB, which is none of a LANTIME, the first 64 kB.
    static std::string_view kept(std::string_view name) { return name.substr(0, UINT16_MAX); }

    void add(const csimdjson_node &node, std::string_view name, bool is_member) {
        auto shown = kept(name);
        keys.push_back(
            {is_member ? token(name.data(), name.size()) : 0, static_cast<uint32_t>(text.size()), node.next,
             static_cast<uint16_t>(shown.size()), general(node.kind)});
        text.insert(text.end(), shown.begin(), shown.end());
    }

    /// Whether a node of this kind could stand at this index below this key.
    bool admit(size_t index, uint8_t kind, std::string_view name) const {
        if (index >= keys.size()) return false;
        const auto &key = keys[index];
        // Of a key that long not all is known.
        return name.size() < UINT16_MAX && key.length == name.size() && key.kind == general(kind) &&
               is_same(text.data() + key.start, bytes_of(name), name.size());
    }

    /// Both booleans are one kind.
    static uint8_t general(uint8_t kind) { return kind == CSIMDJSON_TRUE ? CSIMDJSON_FALSE : kind; }
};

struct csimdjson_document {
    std::vector<csimdjson_node> nodes;
    /// Lent for the parsing.
    uint8_t *text = nullptr;
    size_t text_length = 0;
    size_t text_capacity = 0;
    size_t maximum_nodes = 0;
    size_t dropped_numbers = 0;
    /// Lent for the parsing: the known keys, as long as everything was as they say.
    const csimdjson_keys *known = nullptr;

    uint32_t append(std::string_view string) {
        if (string.size() > text_capacity - text_length) throw std::bad_alloc();
        auto start = static_cast<uint32_t>(text_length);
        std::memcpy(text + text_length, string.data(), string.size());
        text_length += string.size();
        return start;
    }

    /// Appends the value and its content. Returns false when the document holds too many values.
    bool add(const simdjson::dom::element &element, std::string_view name) {
        using simdjson::dom::element_type;
        if (nodes.size() >= maximum_nodes) return false;
        auto index = nodes.size();
        csimdjson_node node{};
        auto number = [&node](double value) {
            node.kind = CSIMDJSON_NUMBER;
            std::memcpy(&node.value, &value, sizeof value);
        };
        switch (element.type()) {
        case element_type::NULL_VALUE: node.kind = CSIMDJSON_NULL; break;
        case element_type::BOOL: node.kind = bool(element) ? CSIMDJSON_TRUE : CSIMDJSON_FALSE; break;
        case element_type::INT64: number(static_cast<double>(int64_t(element))); break;
        case element_type::UINT64: number(static_cast<double>(uint64_t(element))); break;
        case element_type::DOUBLE: number(double(element)); break;
        case element_type::STRING: {
            std::string_view string = element;
            node.kind = CSIMDJSON_STRING;
            node.value = exact(string);
            node.text_start = append(string);
            node.text_length = static_cast<uint32_t>(string.size());
            break;
        }
        case element_type::ARRAY: node.kind = CSIMDJSON_ARRAY; break;
        case element_type::OBJECT: node.kind = CSIMDJSON_OBJECT; break;
        }
        if (known && !known->admit(index, node.kind, name)) known = nullptr;
        nodes.push_back(node);
        if (node.kind == CSIMDJSON_ARRAY) {
            for (auto child : simdjson::dom::array(element))
                if (!add(child, {})) return false;
        } else if (node.kind == CSIMDJSON_OBJECT) {
            for (auto member : simdjson::dom::object(element))
                if (!add(member.value, member.key)) return false;
        }
        nodes[index].next = static_cast<uint32_t>(nodes.size());
        // What each container holds, and so that nothing is missing at the end of the whole.
        if (known && known->keys[index].next != nodes.size()) known = nullptr;
        return true;
    }

    /// Appends the key that leads to the next node, and those inside.
    void add_keys(const simdjson::dom::element &element, std::string_view name, bool is_member, csimdjson_keys &keys) const {
        keys.add(nodes[keys.keys.size()], name, is_member);
        if (element.is_array()) {
            for (auto child : simdjson::dom::array(element)) add_keys(child, {}, false, keys);
        } else if (element.is_object()) {
            for (auto member : simdjson::dom::object(element)) add_keys(member.value, member.key, true, keys);
        }
    }
};

namespace {

/// The error of an integer beyond 64 bits: newer versions of simdjson have one of its own, older ones count it among the others.
template <typename codes> constexpr auto too_large(int) -> decltype(codes::BIGINT_ERROR) { return codes::BIGINT_ERROR; }
template <typename codes> constexpr codes too_large(long) { return codes::NUMBER_ERROR; }

constexpr const char *no_memory = "not enough memory to parse it";

csimdjson_result failure(const char *error) { return {nullptr, nullptr, error}; }

/// Gives the parser's buffers back when a huge document made them grow, however its parsing ended.
struct buffer_guard {
    simdjson::dom::parser &parser;
    ~buffer_guard() {
        if (parser.capacity() > kept_capacity) parser = simdjson::dom::parser();
    }
};

simdjson::error_code parse(
    simdjson::dom::parser &parser, const uint8_t *bytes, size_t length, bool has_padding, simdjson::dom::element &root) {
    if (parser.max_depth() != maximum_depth || parser.capacity() < length) {
        auto code = parser.allocate(length < 65536 ? 65536 : length, maximum_depth);
        if (code != simdjson::SUCCESS) return code;
    }
    // The parser reads a little beyond the end: without room there it makes itself a copy.
    return parser.parse(bytes, length, !has_padding).get(root);
}

csimdjson_result parse(const csimdjson_input &input, csimdjson_text &text, const csimdjson_keys *known) {
    // Each thread keeps its parser: fresh buffers for every document would cost more in page faults than the parsing.
    thread_local simdjson::dom::parser parser;
    buffer_guard guard{parser};
    simdjson::dom::element root;
    auto code = parse(parser, input.bytes, input.length, input.room >= simdjson::SIMDJSON_PADDING, root);
    size_t dropped = 0;
    if (code == simdjson::NUMBER_ERROR || code == too_large<simdjson::error_code>(0)) {
        auto readable = make_numbers_readable(input.bytes, input.length);
        dropped = readable.dropped;
        auto bytes = reinterpret_cast<const uint8_t *>(readable.text.data());
        if (readable.changed) code = parse(parser, bytes, readable.text.size(), false, root);
    }
    if (code != simdjson::SUCCESS) return failure(code == simdjson::MEMALLOC ? no_memory : simdjson::error_message(code));
    auto document = std::make_unique<csimdjson_document>();
    document->maximum_nodes = input.maximum_nodes;
    document->dropped_numbers = dropped;
    auto expected = std::max(input.length / 24, known ? known->keys.size() : 0);
    document->nodes.reserve(std::min(expected, std::min(input.length, input.maximum_nodes)));
    document->text = text.bytes;
    document->text_capacity = text.capacity;
    document->known = known;
    if (!document->add(root, {})) return failure("too many values");
    text.length = document->text_length;
    std::unique_ptr<csimdjson_keys> keys;
    if (!document->known) {
        keys = std::make_unique<csimdjson_keys>();
        keys->keys.reserve(document->nodes.size());
        document->add_keys(root, {}, false, *keys);
        keys->text.shrink_to_fit();
    }
    document->text = nullptr;
    document->known = nullptr;
    return {document.release(), keys.release(), nullptr};
}

}  // namespace

csimdjson_result csimdjson_parse(csimdjson_input input, csimdjson_text *text, const csimdjson_keys *known) {
    // No exception may reach Swift, which would end the process.
    try {
        return parse(input, *text, known);
    } catch (const std::exception &) {
        return failure(no_memory);
    }
}

void csimdjson_free(csimdjson_document *document) { delete document; }

void csimdjson_free_keys(csimdjson_keys *keys) { delete keys; }

const csimdjson_node *csimdjson_nodes(const csimdjson_document *document, size_t *count) {
    *count = document->nodes.size();
    return document->nodes.data();
}

const csimdjson_key *csimdjson_key_table(const csimdjson_keys *keys, size_t *count) {
    *count = keys->keys.size();
    return keys->keys.data();
}

const uint8_t *csimdjson_key_text(const csimdjson_keys *keys, size_t *length) {
    *length = keys->text.size();
    return keys->text.data();
}

size_t csimdjson_dropped_numbers(const csimdjson_document *document) { return document->dropped_numbers; }

uint64_t csimdjson_token(const uint8_t *bytes, size_t length) {
    return token(reinterpret_cast<const char *>(bytes), length);
}
