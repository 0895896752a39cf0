// Raw resources that break no rule by themselves, in both targets: tests break one thing in them.
#pragma once

#include <nlohmann/json.hpp>
#include <quoin/app.hpp>

namespace quoin::test {

nlohmann::json good_database(Target target);
nlohmann::json good_service(Target target);
nlohmann::json good_task(Target target);
nlohmann::json good_load_balancer(Target target);
nlohmann::json good_listener(Target target);

}  // namespace quoin::test
