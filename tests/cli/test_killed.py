"""Killed at any moment, the old output or the new one is whole, and so are other people's files."""

import json
import os
import random
import signal
import subprocess
import time

from harness import QUOIN, CliTest, main

PROBE = os.environ["QUOIN_SWAP_PROBE"]
FOREIGN = {f"terraform/chat/.terraform/{i}": f"foreign {i}" for i in range(30)}
FOREIGN["terraform/chat/terraform.tfstate"] = "state"


class Killed(CliTest):
    def probe(self, text, **env):
        return subprocess.run([PROBE, "out", text], cwd=self.folder, env={**self.environment, **env},
                              capture_output=True, text=True, timeout=60, check=False)

    def first_output(self):
        done = self.probe("old")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for name, text in FOREIGN.items():
            self.write("out/" + name, text)

    def assert_whole(self, texts, root="out"):
        """The output is one generation, with all foreign files. Returns which one."""
        files = self.files(root)
        for name, text in FOREIGN.items():
            self.assertEqual(files.pop(name, None), text, name)
        manifest = json.loads(files.pop("terraform/manifest.json"))
        listed = {"terraform/" + name for name in manifest["files"]} - {"terraform/manifest.json"}
        self.assertEqual(set(files), listed)
        found = set(files.values())
        self.assertEqual(len(found), 1, found)
        self.assertIn(next(iter(found)), texts)
        return next(iter(found))

    def test_at_every_point_of_the_swap(self):
        for lacks in ({}, {"QUOIN_TEST_NO_EXCHANGE": "1"}, {"QUOIN_TEST_NO_LINKS": "1"},
                      {"QUOIN_TEST_NO_EXCHANGE": "1", "QUOIN_TEST_NO_LINKS": "1"}):
            for point, expected in (("created", "old"), ("locked", "old"), ("carried", "old"), ("swapped", "new"),
                                    ("between-renames", "old")):
                if point == "between-renames" and "QUOIN_TEST_NO_EXCHANGE" not in lacks:
                    continue
                with self.subTest(point=point, lacks=lacks):
                    self.first_output()
                    killed = self.probe("new", QUOIN_TEST_KILL_AT=point, **lacks)
                    self.assertEqual(killed.returncode, -signal.SIGKILL)
                    if point == "between-renames":
                        # Where names cannot be exchanged there is a moment without an output; the next run, even one
                        # that dies itself, begins by putting the old one back.
                        self.assertFalse((self.folder / "out").exists())
                        self.assertEqual(self.probe("newer", QUOIN_TEST_KILL_AT="created").returncode, -signal.SIGKILL)
                    self.assertEqual(self.assert_whole({"old", "new"}), expected)
                    done = self.probe("newer", **lacks)
                    self.assertEqual((done.returncode, done.stderr), (0, ""))
                    self.assertEqual(self.assert_whole({"newer"}), "newer")
                    self.assertEqual(self.names(), ["out"], "nothing of the killed run is left")

    def test_at_random_moments(self):
        seed = random.randrange(1 << 32)
        print(f"seed {seed}")
        chance = random.Random(seed)
        self.first_output()
        began = time.monotonic()
        self.assertEqual(self.probe("generation").returncode, 0)
        whole_run = time.monotonic() - began
        generations = {"generation"}
        seen = set()
        for i in range(150):
            text = f"generation {i}"
            generations.add(text)
            running = subprocess.Popen([PROBE, "out", text], cwd=self.folder, env=self.environment)
            time.sleep(chance.uniform(0, 1.2 * whole_run))
            running.kill()
            running.wait()
            seen.add(self.assert_whole(generations))
        self.assertGreater(len(seen), 1, "some runs came to their end")
        self.assertEqual(self.probe("last").returncode, 0)
        self.assertEqual(self.names(), ["out"])

    def test_the_whole_command_at_random_moments(self):
        seed = random.randrange(1 << 32)
        print(f"seed {seed}")
        chance = random.Random(seed)
        self.fake_project("output: out\n")
        environment = {**self.environment, "FAKE": "slow"}
        done = self.quoin("synth", env={"FAKE": "slow", "FAKE_CONTENT": "old"})
        self.assertEqual(done.code, 0, done.err)
        for name, text in FOREIGN.items():
            self.write("out/" + name, text)
        texts = {"old"}
        for i in range(25):
            texts.add(f"text {i}")
            running = subprocess.Popen([QUOIN, "synth"], cwd=self.folder, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, start_new_session=True,
                                       env={**environment, "FAKE_CONTENT": f"text {i}"})
            time.sleep(chance.uniform(0, 0.25))
            running.kill()
            running.wait()
            self.assert_whole(texts)
        done = self.quoin("synth", env={"FAKE": "slow", "FAKE_CONTENT": "last"})
        self.assertEqual(done.code, 0, done.err)
        self.assert_whole({"last"})
        # A program that was orphaned may still be writing; once it is done, nothing of it stays.
        for _ in range(100):
            self.assertEqual(self.quoin("synth", env={"FAKE": "slow", "FAKE_CONTENT": "last"}).code, 0)
            if self.names() == ["out", "quoin.yaml"]:
                return
            time.sleep(0.2)
        self.fail(f"left behind: {self.names()}")


if __name__ == "__main__":
    main()
