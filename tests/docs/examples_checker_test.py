"""The checker of the documentation's examples refuses a page that is wrong, and names its line."""

import pathlib
import subprocess
import sys
import tempfile

CHECKER = pathlib.Path(sys.argv[1])
PAGE = """# A page

```cpp
#include <string>

struct Named {
  static constexpr int number = 3;
};
const std::string text = "three";
const int count = Named::number;
```

```cpp fragment
.not_a = statement
```
"""


def check(text):
    """What the checker says of a page: its exit code, and all of its output."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "page.md"
        page.write_text(text)
        (pathlib.Path(folder) / "given.hpp").write_text(
            "namespace quoin::aws {} namespace given { extern int known; }"
        )
        done = subprocess.run(
            [sys.executable, CHECKER, "--compiler", "g++", "--page", page, "--", f"-I{folder}"],
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr


def expect(text, code, *said):
    got, output = check(text)
    assert got == code and all(part in output for part in said), (got, output)


expect(PAGE, 0, "1 examples compile")
expect(PAGE.replace("Named::number", "known"), 0, "1 examples compile")
expect(PAGE.replace("Named::number", "unknown"), 1, "page.md:10:", "unknown")
expect(PAGE.replace("number = 3", "number = missing"), 1, "page.md:7:")
expect(PAGE.replace("```cpp fragment", "```cpp"), 1, "page.md:14:")
expect("# A page without any\n", 1, "the pages have no example")
