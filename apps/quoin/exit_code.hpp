// The exit codes of every command, as docs/cli.md lists them.
#pragma once

namespace quoin::cli {

enum class ExitCode : int {
  done = 0,      ///< Done.
  findings = 1,  ///< The architecture breaks rules or has errors (synth, list), or something fails (doctor).
  misuse = 2,    ///< The command line or quoin.yaml is wrong.
  failed = 3,    ///< The program failed, or the machine did: nothing was written.
};

}  // namespace quoin::cli
