// A part that few of many objects have.
#pragma once

#include <memory>
#include <utility>

namespace quoin::detail {

/// As std::optional, and as large as a pointer where there is nothing: for what one in a hundred nodes has.
template <class T> class Rarely {
public:
  Rarely() = default;
  Rarely(T value) : value_{std::make_unique<T>(std::move(value))} {}
  Rarely(const Rarely& other) : value_{other ? std::make_unique<T>(*other) : nullptr} {}
  Rarely(Rarely&&) noexcept = default;
  Rarely& operator=(Rarely other) noexcept {
    value_ = std::move(other.value_);
    return *this;
  }
  ~Rarely() = default;

  bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }

  /// What is there, or one that nobody has changed.
  const T& or_plain() const {
    static const T plain{};
    return value_ == nullptr ? plain : *value_;
  }
  /// What is there; a plain one is put there first where there is nothing.
  T& made() {
    if (value_ == nullptr) value_ = std::make_unique<T>();
    return *value_;
  }

private:
  std::unique_ptr<T> value_;
};

}  // namespace quoin::detail
