// A part that few of many objects have.
#pragma once

#include <memory>
#include <utility>

namespace quoin::detail {

/// As std::optional, and as large as a pointer where there is nothing: for what one in a hundred nodes has.
template <class T> class Rarely {
public:
  Rarely() = default;
  Rarely& operator=(T value) {
    value_ = std::make_unique<T>(std::move(value));
    return *this;
  }

  bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }

private:
  std::unique_ptr<T> value_;
};

}  // namespace quoin::detail
