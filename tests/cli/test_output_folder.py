"""The output folder: unwritable, full, mounted, other people's; Ctrl-C; two runs at once."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

from harness import FAKE, NOBODY, QUOIN, CliTest, main


class OutputFolder(CliTest):
    def setUp(self):
        super().setUp()
        self.fake_project()

    def assert_refused(self, result, err):
        self.assert_result(result, 3, err)

    def test_a_file_stands_in_its_place(self):
        self.write("quoin.out", "mine")
        self.assert_refused(self.synth(), "error: the output folder 'quoin.out' is a file\n"
                            "  fix: move the file away, or name another folder with --out\n")
        self.assertEqual(self.read("quoin.out"), "mine")

    def test_a_file_stands_above_it(self):
        self.write("file", "mine")
        self.assert_refused(self.synth("-o", "file/out"),
                            "error: the output folder 'file/out' cannot be written\n"
                            f"  got: {self.folder}/file: a part of the path is a file\n"
                            "  fix: make that folder writable, or name another folder with --out\n")

    def test_a_foreign_file_is_in_the_way(self):
        self.write("quoin.out/terraform/chat/main.tf.json", "mine")
        self.assert_refused(self.synth(),
                            "error: 'quoin.out/terraform/chat/main.tf.json' stands where Quoin would write, and Quoin "
                            "did not write it\n"
                            "  fix: move it away, or name another folder with --out\n")
        self.assertEqual(self.files(), {"quoin.out/terraform/chat/main.tf.json": "mine"})

    def test_foreign_files_stay(self):
        self.assertEqual(self.synth(content="old").code, 0)
        mine = {"quoin.out/terraform/chat/.terraform/providers/aws": "binary",
                "quoin.out/terraform/chat/.terraform.lock.hcl": "lock",
                "quoin.out/terraform/chat/terraform.tfstate": "state",
                "quoin.out/notes.txt": "mine"}
        for name, text in mine.items():
            self.write(name, text)
        self.assertEqual(self.synth(content="new").code, 0)
        files = self.files()
        self.assertEqual({name: files[name] for name in mine}, mine)
        self.assertEqual(files["quoin.out/terraform/chat/main.tf.json"], "new")
        self.assertEqual(len(files), len(mine) + 2)

    def test_one_must_not_be_inside(self):
        self.assertEqual(self.synth().code, 0)
        self.assert_refused(self.synth(cwd=self.folder / "quoin.out/terraform"),
                            "error: the output folder '..' holds the folder that you are in, and is replaced as a "
                            "whole\n"
                            "  fix: go to your project's folder first, or name another folder with --out\n")

    def test_it_must_not_hold_the_project(self):
        for out in (".", "..", "/"):
            self.assert_result(self.synth("-o", out), 2,
                                f"error: the output folder '{out}' holds quoin.yaml, and is replaced as a whole\n"
                                "  fix: name another folder with --out\n")
        self.assertEqual(self.names(), ["quoin.yaml"])
        (self.folder / "sub").mkdir()
        result = self.quoin("synth", "--config", self.folder / "quoin.yaml", "-o", self.folder, cwd="/")
        self.assert_result(result, 2, f"error: the output folder '{self.folder}' holds {str(self.folder)[1:]}/quoin.yaml, and "
                            "is replaced as a whole\n"
                            "  fix: name another folder with --out\n")

    def test_what_quoin_yaml_names_is_said_with_its_position(self):
        self.fake_project("output: .\n")
        self.assert_result(self.synth(), 2,
                           "error: the output folder '.' holds quoin.yaml, and is replaced as a whole\n"
                           "  at quoin.yaml:3:9\n"
                           "  fix: name another folder with --out\n")
        self.assert_result(self.synth("-o", ""), 2,
                           "error: the output folder has no name\n"
                           "  got: ''\n"
                           "  fix: name a folder, as in --out quoin.out\n")

    def run_as_ordinary_user(self, *arguments):
        """Root may write everywhere; so where the tests run as root, this runs as nobody."""
        if os.geteuid() != 0:
            return self.synth(*arguments)
        # The build folder may lie where nobody cannot look.
        home = self.folder / "tool"
        home.mkdir(exist_ok=True)
        tool = shutil.copy(QUOIN, home / "quoin")
        fake = shutil.copy(FAKE, home / "fake_program.py")
        self.write("quoin.yaml", f"program:\n  run: [/usr/bin/env, python3, {fake}]\n")
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent"}
        done = subprocess.run([tool, "synth", *arguments], cwd=self.folder, env=environment, user=NOBODY, group=NOBODY,
                              extra_groups=[], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
                              check=False)
        done.stderr = done.stderr.replace(str(home) + "/", "")
        return type("Result", (), {"code": done.returncode, "out": done.stdout, "err": done.stderr})

    def test_the_folder_above_is_unwritable(self):
        (self.folder / "locked").mkdir()
        (self.folder / "locked").chmod(0o555)
        self.assert_refused(self.run_as_ordinary_user("-o", "locked/out"),
                            "error: the output folder 'locked/out' cannot be written\n"
                            f"  got: {self.folder}/locked: permission denied\n"
                            "  fix: make that folder writable, or name another folder with --out\n")
        self.assertEqual(self.names("locked"), [])

    def test_the_folder_itself_is_unwritable(self):
        (self.folder / "open").mkdir()
        (self.folder / "open").chmod(0o777)
        (self.folder / "open/out").mkdir()
        (self.folder / "open/out").chmod(0o555)
        self.assert_refused(self.run_as_ordinary_user("-o", "open/out"),
                            "error: the output folder 'open/out' cannot be written\n"
                            "  got: open/out: permission denied\n"
                            "  fix: make that folder writable, or name another folder with --out\n")
        self.assertEqual(self.names("open"), ["out"])

    def in_small_file_system(self, size, script):
        """Runs the script where the folder 'small' is a file system of that size, in a mount name space of its own."""
        (self.folder / "small").mkdir(exist_ok=True)
        mount = f"mount -t tmpfs -o size={size} tmpfs small && {script}"
        command = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c", mount]
        done = subprocess.run(command, cwd=self.folder,
                              env={**self.environment, "FAKE": "good", "QUOIN": QUOIN, "FAKE_CONTENT": "x" * 60000},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)
        return type("Result", (), {"code": done.returncode, "out": done.stdout, "err": done.stderr})

    def test_the_disk_is_full(self):
        script = ("head -c 300000 /dev/zero > small/filler; "
                  "$QUOIN synth -o small/quoin.out && exit 9; ls -A small")
        result = self.in_small_file_system("304k", script)
        self.assertIn("OSError: [Errno 28] No space left on device", result.err)
        self.assertTrue(result.err.endswith("error: the program ended with exit code 1, but named no error\n"
                                            "  fix: end main with `return app.synth();`; what it printed last stands "
                                            "above\n"), result.err)
        self.assertEqual((result.code, result.out), (0, "filler\n"), "nothing is left behind")

    def test_no_room_for_a_folder(self):
        script = "mkdir small/a; for i in 1 2 3 4 5 6 7 8; do mkdir small/$i || break; done; $QUOIN synth -o small/out"
        result = self.in_small_file_system("1m,nr_inodes=6", script)
        self.assertEqual(result.code, 3)
        self.assertTrue(result.err.endswith("error: the disk is full\n"
                                            "  got: cannot write 'small/out'\n"
                                            "  fix: make room, then run this again\n"), result.err)

    def test_it_is_a_mount_point(self):
        result = self.in_small_file_system("1m", "$QUOIN synth -o small")
        self.assert_result(result, 3,
                           "error: the output folder 'small' is a mount point, which cannot be swapped as a whole\n"
                           "  fix: name a folder below it, as in --out small/quoin.out\n")
        result = self.in_small_file_system("1m", "$QUOIN synth -o small/quoin.out")
        self.assert_result(result, 0, "wrote small/quoin.out: terraform (1 stack)\n")

    def test_something_is_mounted_inside(self):
        script = ("cp -r small/. /dev/null; mkdir -p out/state other; echo mine > other/file; "
                  "mount --bind other out/state; $QUOIN synth -o out; code=$?; cat out/state/file; exit $code")
        result = self.in_small_file_system("1m", script)
        self.assertEqual((result.code, result.out), (3, "mine\n"))
        self.assertTrue(result.err.endswith("error: the output folder 'out' cannot be swapped: something is mounted "
                                            "inside it\n"
                                            "  got: out/state\n"
                                            "  fix: unmount it, or name another folder with --out\n"), result.err)

    def test_a_read_only_file_system(self):
        result = self.in_small_file_system("1m", "mount -o remount,ro small && $QUOIN synth -o small/out")
        self.assert_result(result, 3,
                           "error: the output folder 'small/out' cannot be written\n"
                           f"  got: {self.folder}/small: the file system is read-only\n"
                           "  fix: make that folder writable, or name another folder with --out\n")

    def start(self, fake, **more):
        return subprocess.Popen([QUOIN, "synth"], cwd=self.folder,
                                env={**self.environment, "FAKE": fake, "FAKE_CONTENT": "new"},
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                **more)

    def wait_for(self, name):
        for _ in range(1000):
            path = self.folder / name
            if path.exists() and path.read_text():
                return path
            time.sleep(0.01)
        self.fail(f"{name} does not appear")

    def test_ctrl_c_kills_the_program_and_cleans_up(self):
        self.assertEqual(self.synth(content="old").code, 0)
        before = self.files()
        for number, name in ((signal.SIGINT, "SIGINT (interrupt)"), (signal.SIGTERM, "SIGTERM (terminated)")):
            running = self.start("hang-stubbornly")
            pids = self.wait_for("child.pid").read_text().split()
            running.send_signal(number)
            out, err = running.communicate(timeout=20)
            self.assertEqual((err, out, running.returncode),
                             (f"error: interrupted; the old output stays as it was\n  got: {name}\n", "", -number))
            for pid in pids:
                self.assertFalse(pathlib.Path(f"/proc/{pid}/cwd").exists(), "the whole group is killed")
            (self.folder / "child.pid").unlink()
            self.assertEqual((self.files(), self.names()), (before, ["quoin.out", "quoin.yaml"]))

    def test_what_a_killed_run_left_is_removed_by_the_next(self):
        running = self.start("hang", start_new_session=True)
        pids = self.wait_for("child.pid").read_text().split()
        running.kill()
        running.communicate(timeout=20)
        for pid in pids:
            os.kill(int(pid), signal.SIGKILL)
        (self.folder / "child.pid").unlink()
        left = [name for name in self.names() if name.startswith(".quoin.out.quoin-new-")]
        self.assertEqual(len(left), 1)
        self.assertEqual(self.synth().code, 0)
        self.assertEqual(self.names(), ["quoin.out", "quoin.yaml"])

    def test_several_at_once_all_do_well(self):
        running = [self.start("slow") for _ in range(4)]
        for each in running:
            out, err = each.communicate(timeout=60)
            self.assertEqual((each.returncode, out), (0, ""), err)
        self.assertEqual(self.names(), ["quoin.out", "quoin.yaml"])
        self.assertEqual(set(self.files("quoin.out/terraform/chat").values()), {"new"})


if __name__ == "__main__":
    sys.exit(main())
