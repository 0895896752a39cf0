// The messages about services, their containers and their clusters.
#pragma once

#include <quoin/diagnostic.hpp>

#include <cstdint>
#include <string_view>

namespace quoin::messages {

Diagnostic size_not_of_fargate(std::int64_t cpu_units, std::int64_t memory_mib);
Diagnostic port_out_of_range(std::int64_t port);
Diagnostic task_range_malformed(std::int64_t least, std::int64_t most);
Diagnostic service_number_out_of_range(std::string_view what, std::int64_t got, std::int64_t least,
                                       std::int64_t most, std::string_view fix);
Diagnostic health_path_malformed(std::string_view path);
Diagnostic health_timeout_too_long(int timeout, int interval);
Diagnostic variable_name_malformed(std::string_view name);
Diagnostic variable_twice(std::string_view name, std::string_view container);
Diagnostic container_name_malformed(std::string_view name);
Diagnostic container_twice(std::string_view name);
Diagnostic writable_path_malformed(std::string_view path);
Diagnostic writable_path_twice(std::string_view path, std::string_view container);
Diagnostic health_command_malformed(std::string_view first);
Diagnostic group_out_of_range(std::int64_t group);
Diagnostic service_logs_kept_without_reason();
Diagnostic image_of_no_registry();
Diagnostic service_name_too_long(std::string_view name, std::size_t most);
Diagnostic platform_version_unknown(std::string_view got);
/// The CloudWatch agent.
Diagnostic metric_namespace_malformed(std::string_view name);
Diagnostic agent_without_metrics();
/// What Fargate has from 1.4.0 on.
Diagnostic platform_too_old(std::string_view what);
Diagnostic sessions_of_existing_cluster(std::string_view cluster);
Diagnostic session_logs_kept_without_reason();
Diagnostic cluster_name_malformed(std::string_view name);
/// Names by which services are found.
Diagnostic service_name_not_for_dns(std::string_view name);
Diagnostic namespace_not_for_dns(std::string_view stack);
Diagnostic service_name_taken(std::string_view name, std::string_view other);

/// Warnings.
Diagnostic variable_name_says_secret(std::string_view name);
Diagnostic service_without_callers();
Diagnostic image_out_of_reach(std::string_view image);
/// No way leads out of an isolated subnet.
Diagnostic isolated_service_leaves();

// Schedules, Spot, architecture.
Diagnostic schedule_name_malformed(std::string_view name);
Diagnostic schedule_malformed(std::string_view got);
Diagnostic schedule_twice(std::string_view name);
Diagnostic schedules_too_many(std::size_t count, std::size_t most);
Diagnostic time_zone_malformed(std::string_view got);
Diagnostic scheduled_range_malformed(std::int64_t least, std::int64_t most);
Diagnostic spot_share_malformed(std::int64_t percent, std::int64_t on_demand);
Diagnostic spot_beyond_all_tasks(std::int64_t on_demand, std::int64_t most);
Diagnostic all_spot_without_reason();
Diagnostic platform_without_arm64();

}  // namespace quoin::messages
