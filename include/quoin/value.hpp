// Values: what a property holds until a target prints it. Text stays a list of pieces, references stay typed.
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <type_traits>

namespace quoin {

namespace detail {

struct Target;       // what a reference points at: a construct's node or an emitted resource
struct ValueBlock;   // shared, immutable storage of a long value
struct ValueAccess;  // src/core/value_access.hpp

/// Anything that reads as characters: literals, `std::string_view`, `std::string`. Not by
/// `std::convertible_to`, which makes three classes of each type that it is asked about.
template <class T>
concept Characters = requires(const T& text, void (&reads)(std::string_view)) { reads(text); };

}  // namespace detail

struct Member;

/// A property's value on its way to a template: unset, a scalar, text made of pieces, a list, or an object.
///
/// Values are immutable, cheap to copy (16 bytes, shared storage), and own what they hold.
class Value {
public:
  enum class Kind : std::uint8_t {
    unset,
    null,
    boolean,
    integer,
    number,
    string,
    reference,
    text,
    list,
    object
  };

  constexpr Value() noexcept : payload_{.integer = 0} {}
  Value(const Value& other) noexcept
      : payload_{other.payload_},
        length_{other.length_},
        kind_{other.kind_},
        counted_{other.counted_},
        holds_{other.holds_} {
    if (counted_) retain();
  }
  Value(Value&& other) noexcept
      : payload_{other.payload_},
        length_{other.length_},
        kind_{other.kind_},
        counted_{other.counted_},
        holds_{other.holds_} {
    other.kind_ = Kind::unset;
    other.counted_ = false;
    other.holds_ = 0;
  }
  Value& operator=(const Value& other) noexcept;
  Value& operator=(Value&& other) noexcept;
  constexpr ~Value() {
    if (counted_) release();
  }

  static Value null() noexcept;
  static Value boolean(bool value) noexcept;
  static Value integer(std::int64_t value) noexcept;
  static Value number(double value) noexcept;
  static Value string(std::string_view value);
  /// Borrows characters that live as long as the program does (a literal).
  static Value literal(std::string_view value) noexcept;
  static Value reference(const detail::Target& target, std::string_view attribute);
  static Value list(const Value* first, std::size_t count);
  static Value list(std::initializer_list<Value> items) { return list(items.begin(), items.size()); }
  static Value object(std::initializer_list<Member> members);
  static Value object(const Member* first, std::size_t count);

  Kind kind() const noexcept { return kind_; }
  bool is_set() const noexcept { return kind_ != Kind::unset; }
  /// The value is known now: no reference stands in it.
  bool is_known() const noexcept { return (holds_ & reference_bit) == 0; }
  /// The characters of a string; empty for every other kind. Ask kind() first: unknown is not empty.
  std::string_view characters() const noexcept;

  friend bool operator==(const Value& left, const Value& right) noexcept;

private:
  friend struct detail::ValueAccess;
  void retain() const noexcept;
  void release() noexcept;

  union Payload {
    bool boolean;
    std::int64_t integer;
    double number;
    const char* characters;     // a borrowed literal of length_ characters
    detail::ValueBlock* block;  // shared and counted
  };

  Payload payload_;
  std::uint32_t length_ = 0;
  Kind kind_ = Kind::unset;
  bool counted_ = false;
  std::uint8_t holds_ = 0;  // what stands in it, however deep: bits of those below
  static constexpr std::uint8_t reference_bit = 1;
  static constexpr std::uint8_t document_bit = 2;  // JSON text that is kept as structure
};

/// One member of an object. The key is copied.
struct Member {
  std::string_view key;
  Value value;
};

/// Text made of pieces: characters and references. It stays a list until a target prints it.
class Text {
public:
  Text() noexcept = default;
  template <detail::Characters T> Text(const T& characters) : value_{Value::string(characters)} {}
  explicit Text(Value value) noexcept : value_{static_cast<Value&&>(value)} {}

  const Value& value() const noexcept { return value_; }
  bool empty() const noexcept { return !value_.is_set(); }

  /// Joins two texts: `"arn:aws:s3:::" + bucket.name()`.
  friend Text operator+(const Text& left, const Text& right);
  friend bool operator==(const Text& left, const Text& right) noexcept { return left.value_ == right.value_; }

private:
  Value value_;
};

/// A typed reference to something that exists only after deployment: `Ref<SubnetId>` is not `Ref<VpcId>`.
///
/// It converts to text, never to another reference's type.
template <class T> class Ref {
public:
  Ref() noexcept = default;
  Ref(const detail::Target& target, std::string_view attribute)
      : value_{Value::reference(target, attribute)} {}
  explicit Ref(Value value) noexcept : value_{static_cast<Value&&>(value)} {}

  const Value& value() const noexcept { return value_; }
  bool empty() const noexcept { return !value_.is_set(); }
  operator Text() const { return Text{value_}; }

  friend bool operator==(const Ref& left, const Ref& right) noexcept { return left.value_ == right.value_; }

private:
  Value value_;
};

namespace detail {

/// What may name a thing of the kind `Id` that stands already: text, or a reference to one, such as a raw
/// resource hands out.
template <class T, class Id>
concept Names = Characters<T> || std::same_as<T, Text> || std::same_as<T, Ref<Id>>;

}  // namespace detail

template <class T> Text operator+(const Text& left, const Ref<T>& right) { return left + Text{right}; }
template <class T> Text operator+(const Ref<T>& left, const Text& right) { return Text{left} + right; }

}  // namespace quoin
