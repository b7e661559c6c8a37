"""Runs the real hearsay in a fresh directory, in a pipe or on a terminal of a given width."""
import fcntl
import os
import pty
import shutil
import struct
import subprocess
import tempfile
import termios
import unittest

HEARSAY = ""  # set by run.py

# What a run sees of the environment; nothing of the machine it runs on.
# The rules are the engine unless a test asks for the other: what they print hangs on no model file.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm", "HEARSAY_ENGINE": "rules"}

REPORT = """date 2026-03-04
outlet Harbour Post
title Ferry to stay in port until spring

The evening ferry will not sail again before spring, officials told the Lowland Wire on Tuesday.

"We were never asked about the ferry," said Ada Vale, the mayor of Lowland. She called the plan "a slap in the face".

The harbour office denied the report. The ministry of transport declined to comment.

According to the Lowland Wire, the crew may be laid off.
"""


class Run:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def text(self):
        return self.out.decode("utf-8")

    @property
    def messages(self):
        return self.err.decode("utf-8")


class BinaryTest(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="hearsay-cli-")
        self.write("report.txt", REPORT)

    def tearDown(self):
        shutil.rmtree(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        if isinstance(content, str):
            content = content.encode("utf-8")
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(content)

    def run_hearsay(self, *words, stdin=b"", env=None, timeout=120):
        if isinstance(stdin, str):
            stdin = stdin.encode("utf-8")
        done = subprocess.run([HEARSAY, *words], input=stdin, capture_output=True, cwd=self.folder,
                              env={**ENVIRONMENT, **(env or {})}, timeout=timeout, check=False)
        return Run(done.returncode, done.stdout, done.stderr)

    def run_on_terminal(self, *words, columns=80, env=None):
        """Standard output and error are one terminal, as for a person; line ends are LF again."""
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        child = subprocess.Popen([HEARSAY, *words], stdin=subprocess.DEVNULL, stdout=follower,
                                 stderr=follower, cwd=self.folder, env={**ENVIRONMENT, **(env or {})})
        os.close(follower)
        out = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            out += part
        os.close(leader)
        return Run(child.wait(timeout=120), out.replace(b"\r\n", b"\n"), b"")
