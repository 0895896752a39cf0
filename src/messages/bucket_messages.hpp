// The messages about buckets.
#pragma once

#include <quoin/diagnostic.hpp>

#include <string_view>

namespace quoin::messages {

Diagnostic bucket_name_malformed(std::string_view got);
Diagnostic objects_kept_without_reason();
Diagnostic object_expiry_out_of_range(std::string_view what, int got, int most);
Diagnostic object_move_out_of_range(std::string_view storage, int got, int least, int most);
Diagnostic objects_expire_before_they_move(int expire, int move);
Diagnostic bucket_user_without_vpc(std::string_view user);

}  // namespace quoin::messages
