// Several releases of one provider: merged for storage, taken apart again, and what they have in common.
#include "releases.hpp"

#include "shape_pool.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace quoin::bindgen {

namespace {

constexpr Releases in_older = 1;
constexpr Releases in_newer = 2;

bool before(const Entity& a, const Entity& b) {
  return std::tie(a.category, a.name) < std::tie(b.category, b.name);
}

/// Walks two sorted sequences side by side.
template <class T, class Before, class Left, class Right, class Both>
void side_by_side(const std::vector<T>& left, const std::vector<T>& right, Before is_before, Left only_left,
                  Right only_right, Both both) {
  auto a = left.begin();
  auto b = right.begin();
  while (a != left.end() || b != right.end()) {
    if (b == right.end() || (a != left.end() && is_before(*a, *b))) {
      only_left(*a++);
    } else if (a == left.end() || is_before(*b, *a)) {
      only_right(*b++);
    } else {
      both(*a++, *b++);
    }
  }
}

bool member_before(const Member& a, const Member& b) { return a.name < b.name; }

/// Copies shapes from one schema into another's pool.
class Copier {
public:
  Copier(const Schema& from, ShapePool& pool) : from_{from}, pool_{pool} {}

  std::uint32_t shape(std::uint32_t index) {
    if (const auto it = done_.find(index); it != done_.end()) return it->second;
    Shape copy = from_.shapes[index];
    for (Member& m : copy.members) m = member(m);
    return done_[index] = pool_.intern(std::move(copy));
  }
  Member member(Member m) {
    if (m.type.leaf == Leaf::shape) m.type.shape = shape(m.type.shape);
    return m;
  }

private:
  const Schema& from_;
  ShapePool& pool_;
  std::map<std::uint32_t, std::uint32_t> done_;
};

class Merger {
public:
  Merger(const Schema& older, const Schema& newer, Schema& out)
      : older_{older},
        newer_{newer},
        pool_{out.shapes},
        from_older_{older, pool_},
        from_newer_{newer, pool_} {}

  std::uint32_t shape(std::uint32_t a, std::uint32_t b) {
    if (const auto it = done_.find({a, b}); it != done_.end()) return it->second;
    const Shape& left = older_.shapes[a];
    const Shape& right = newer_.shapes[b];
    Shape merged;
    merged.exact = left.exact;
    side_by_side(
        left.members, right.members, member_before,
        [&](const Member& m) { put(merged, from_older_.member(m), in_older); },
        [&](const Member& m) { put(merged, from_newer_.member(m), in_newer); },
        [&](const Member& m, const Member& n) {
          if (alike(m, n)) {
            Member both = m;
            if (m.type.leaf == Leaf::shape) both.type.shape = shape(m.type.shape, n.type.shape);
            put(merged, std::move(both), every_release);
          } else {
            put(merged, from_older_.member(m), in_older);
            put(merged, from_newer_.member(n), in_newer);
          }
        });
    return done_[{a, b}] = pool_.intern(std::move(merged));
  }
  std::uint32_t only_older(std::uint32_t index) { return from_older_.shape(index); }
  std::uint32_t only_newer(std::uint32_t index) { return from_newer_.shape(index); }

private:
  static void put(Shape& shape, Member member, Releases releases) {
    member.releases = releases;
    shape.members.push_back(std::move(member));
  }
  /// Whether two members say the same but for what lies inside them.
  bool alike(Member a, Member b) const {
    if (a.type.leaf == Leaf::shape && b.type.leaf == Leaf::shape) {
      if (older_.shapes[a.type.shape].exact != newer_.shapes[b.type.shape].exact) return false;
      a.type.shape = b.type.shape = 0;
    }
    return a == b;
  }

  const Schema& older_;
  const Schema& newer_;
  ShapePool pool_;
  Copier from_older_;
  Copier from_newer_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> done_;
};

class Intersection {
public:
  Intersection(const Schema& older, const Schema& newer, Schema& out)
      : older_{older}, newer_{newer}, pool_{out.shapes} {}

  std::uint32_t shape(std::uint32_t a, std::uint32_t b) {
    if (const auto it = done_.find({a, b}); it != done_.end()) return it->second;
    const Shape& left = older_.shapes[a];
    const Shape& right = newer_.shapes[b];
    Shape common;
    common.exact = left.exact || right.exact;
    side_by_side(
        left.members, right.members, member_before, [](const Member&) {}, [](const Member&) {},
        [&](const Member& m, const Member& n) {
          if (std::optional<Member> both = member(m, n)) common.members.push_back(std::move(*both));
        });
    return done_[{a, b}] = pool_.intern(std::move(common));
  }

private:
  std::optional<Member> member(const Member& a, const Member& b) {
    if (a.nesting != b.nesting || a.type.outer != b.type.outer || a.type.leaf != b.type.leaf)
      return std::nullopt;
    if ((a.max == 1) != (b.max == 1)) return std::nullopt;
    Member both = a;
    both.min = std::max(a.min, b.min);
    both.max = a.max == 0 || b.max == 0 ? std::max(a.max, b.max) : std::min(a.max, b.max);
    both.required = a.required || b.required;
    const bool settable = (a.required || a.optional) && (b.required || b.optional);
    both.optional = settable && !both.required;
    if (!settable) both.required = false;
    both.computed = a.computed || b.computed;
    both.sensitive = a.sensitive || b.sensitive;
    both.write_only = a.write_only || b.write_only;
    both.deprecated = a.deprecated || b.deprecated;
    both.releases = every_release;
    if (a.type.leaf == Leaf::shape) both.type.shape = shape(a.type.shape, b.type.shape);
    return both;
  }

  const Schema& older_;
  const Schema& newer_;
  ShapePool pool_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> done_;
};

Schema empty_like(const Schema& schema) {
  Schema out;
  out.target = schema.target;
  out.provider = schema.provider;
  return out;
}

}  // namespace

Schema merge_releases(const Schema& older, const Schema& newer) {
  if (older.provider != newer.provider) {
    throw SchemaError(fmt::format("{} and {} are not the same provider", older.provider, newer.provider));
  }
  Schema out = empty_like(older);
  out.releases = {older.releases.front(), newer.releases.front()};
  Merger merger{older, newer, out};
  const auto put = [&](Entity entity, std::uint32_t shape, Releases releases) {
    entity.shape = shape;
    entity.releases = releases;
    out.entities.push_back(std::move(entity));
  };
  side_by_side(
      older.entities, newer.entities, before,
      [&](const Entity& e) { put(e, merger.only_older(e.shape), in_older); },
      [&](const Entity& e) { put(e, merger.only_newer(e.shape), in_newer); },
      [&](const Entity& e, const Entity& f) {
        if (e.deprecated == f.deprecated) {
          put(e, merger.shape(e.shape, f.shape), every_release);
        } else {
          put(e, merger.only_older(e.shape), in_older);
          put(f, merger.only_newer(f.shape), in_newer);
        }
      });
  return out;
}

Schema select_release(const Schema& merged, std::string_view release) {
  const auto it = std::find(merged.releases.begin(), merged.releases.end(), release);
  if (it == merged.releases.end()) {
    throw SchemaError(fmt::format("there is no release {} of {} here, only {}", release, merged.provider,
                                  fmt::join(merged.releases, " and ")));
  }
  if (merged.releases.size() == 1) return merged;
  const auto bit = static_cast<Releases>(1U << (it - merged.releases.begin()));
  Schema out = empty_like(merged);
  out.releases = {std::string(release)};
  out.shapes = merged.shapes;
  for (Shape& shape : out.shapes) {
    std::erase_if(shape.members, [&](const Member& m) { return (m.releases & bit) == 0; });
    for (Member& m : shape.members) m.releases = every_release;
  }
  for (const Entity& entity : merged.entities) {
    if ((entity.releases & bit) == 0) continue;
    out.entities.push_back(entity);
    out.entities.back().releases = every_release;
  }
  return out;
}

Schema common_to(const Schema& older, const Schema& newer) {
  Schema out = empty_like(older);
  out.releases = {older.releases.front(), newer.releases.front()};
  Intersection intersection{older, newer, out};
  side_by_side(
      older.entities, newer.entities, before, [](const Entity&) {}, [](const Entity&) {},
      [&](const Entity& e, const Entity& f) {
        Entity both = e;
        both.shape = intersection.shape(e.shape, f.shape);
        both.deprecated = e.deprecated || f.deprecated;
        both.releases = every_release;
        out.entities.push_back(std::move(both));
      });
  return out;
}

}  // namespace quoin::bindgen
