// The pairs of CPU and memory that Fargate has, for literals and for configuration.
#pragma once

namespace quoin::aws {

/// The memory that goes with one amount of CPU: from `least` to `most` MiB in steps of `step`.
struct FargateSize {
  int cpu_units;  ///< 1,024 units are one vCPU
  int least;
  int most;
  int step;
};

/// Every size of Fargate. 256 units take 512 MiB, 1 GiB or 2 GiB; the row's first step is judged apart.
inline constexpr FargateSize fargate_sizes[] = {
    {256, 512, 2048, 512},        {512, 1024, 4096, 1024},   {1024, 2048, 8192, 1024},
    {2048, 4096, 16384, 1024},    {4096, 8192, 30720, 1024}, {8192, 16384, 61440, 4096},
    {16384, 32768, 122880, 8192},
};

/// Fargate runs tasks of that CPU at all.
constexpr bool fargate_cpu_is_valid(int cpu_units) {
  for (const FargateSize& size : fargate_sizes)
    if (size.cpu_units == cpu_units) return true;
  return false;
}

/// Fargate has that pair.
constexpr bool fargate_size_is_valid(int cpu_units, int memory_mib) {
  for (const FargateSize& size : fargate_sizes) {
    if (size.cpu_units != cpu_units) continue;
    if (cpu_units == 256 && memory_mib == 1536) return false;  // the one gap in a row
    return memory_mib >= size.least && memory_mib <= size.most && (memory_mib - size.least) % size.step == 0;
  }
  return false;
}

}  // namespace quoin::aws
