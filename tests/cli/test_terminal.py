"""What a person sees on a terminal: steps with their times, colours, and none of it elsewhere."""

import os
import pty
import re
import select
import subprocess
import time

from harness import QUOIN, CliTest, main

ESCAPE = re.compile("\x1b")


class Terminal(CliTest):
    def setUp(self):
        super().setUp()
        self.fake_project()

    def on_terminal(self, *arguments, env=None, fake="good"):
        """Runs synth with its standard error on a terminal. Returns what came there, and on standard output."""
        ours, theirs = pty.openpty()
        running = subprocess.Popen([QUOIN, "synth", *arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=theirs,
                                   env={**self.environment, "FAKE": fake, "TERM": "xterm", **(env or {})})
        os.close(theirs)
        seen = b""
        began = time.monotonic()
        while time.monotonic() - began < 60:
            if not select.select([ours], [], [], 1)[0]:
                continue
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            seen += piece
        os.close(ours)
        out = running.communicate(timeout=10)[0].decode()
        return seen.decode().replace("\r\n", "\n"), out, running.returncode

    def test_the_steps_are_shown_with_their_times(self):
        seen, out, code = self.on_terminal()
        self.assertEqual((out, code), ("", 0))
        for step in ("build", "run", "swap"):
            self.assertRegex(seen, rf"\r\x1b\[K  \x1b\[2m{step}\.\.\. 0\.00 s\x1b\[0m")
            self.assertRegex(seen, rf"\r\x1b\[K  \x1b\[2m{step} \d\.\d\d s\x1b\[0m\n")
        self.assertRegex(seen, r"wrote quoin\.out: terraform \(1 stack\) in \d\.\d\d s\n\Z")

    def test_output_of_the_program_does_not_mix_with_the_step(self):
        seen, out, _ = self.on_terminal(fake="chatty")
        self.assertEqual(out, "said on stdout\n")
        self.assertRegex(seen, r"run\.\.\. \d\.\d\d s\x1b\[0m\r\x1b\[Ksaid on stderr\n")

    def test_errors_are_red(self):
        seen, _, code = self.on_terminal(fake="exit-42")
        self.assertEqual(code, 3)
        self.assertIn("\r\x1b[K\x1b[1;31merror\x1b[0m: \x1b[1mthe program ended with exit code 42\x1b[0m\n", seen)

    def test_the_program_is_told_whether_to_colour(self):
        for arguments, env, expected in (((), {}, "always"), ((), {"NO_COLOR": "1"}, "never"),
                                         ((), {"NO_COLOR": ""}, "always"), (("--color", "never"), {}, "never"),
                                         (("--color", "always"), {"NO_COLOR": "1"}, "always"),
                                         ((), {"TERM": "dumb"}, "never")):
            with self.subTest(arguments=arguments, env=env):
                out = self.on_terminal(*arguments, env=env, fake="options")[1]
                self.assertEqual(out.split()[-1], expected)

    def test_no_color_leaves_the_steps_without_colour(self):
        seen, _, _ = self.on_terminal(env={"NO_COLOR": "1"})
        self.assertNotRegex(seen.replace("\r\x1b[K", ""), ESCAPE)
        self.assertRegex(seen, r"\r\x1b\[K  build \d\.\d\d s\n")

    def test_a_dumb_terminal_and_a_pipe_get_plain_lines(self):
        seen, _, _ = self.on_terminal(env={"TERM": "dumb"})
        self.assertEqual(seen, "wrote quoin.out: terraform (1 stack)\n")
        self.assertEqual(self.synth().err, "quoin.out is unchanged: terraform (1 stack)\n")


if __name__ == "__main__":
    main()
