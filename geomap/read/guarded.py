"""Parsers of hostile files run in a process of their own, with limits of time, memory and output.

A parser of PDF or office files can loop, inflate, or crash its process. Here it works in one worker
process that serves all files of a batch one after the other, since to start one for each would cost more
than the reading; it is ended and started anew only after a file that it did not survive.

Parent and worker talk over a socket: a request is the name of a task and the bytes of a file, an answer
is JSON, so that a worker that was taken over can hand back nothing but plain data. The worker ends when the
socket closes, and on Linux with the death of its parent, so that none is left behind.
"""

import atexit
import contextlib
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

from geomap.errors import InputError

Task = Callable[..., Iterable[Any]]

MEMORY = 1_500_000_000  # bytes of address space, of which Python and the libraries take some 300 MB
OUTPUT = 256_000_000  # bytes that one file may come to

_HEAD = struct.Struct(">cQ")  # what a message is, and how many bytes follow
_TASK, _BYTES, _DATA, _DONE, _REFUSED, _MEMORY = b"t", b"b", b"d", b".", b"e", b"m"
_GRACE = 10  # seconds of processor time beyond the limit, after which the system ends an orphan


@dataclass(slots=True, eq=False)
class _Worker:
    process: subprocess.Popen[bytes]
    channel: socket.socket

    def end(self) -> None:
        self.channel.close()
        self.process.kill()
        self.process.wait()


class _Office:
    """The workers of this process: one, save where a file is read before another is done with."""

    def __init__(self) -> None:
        self._all: set[_Worker] = set()
        self._idle: list[_Worker] = []

    def take(self) -> _Worker:
        """A living worker, for one task."""
        while self._idle:
            worker = self._idle.pop()
            if worker.process.poll() is None:
                return worker
            self.end(worker)
        worker = _started()
        self._all.add(worker)
        return worker

    def give(self, worker: _Worker) -> None:
        """Hand back a worker that has done its task."""
        if self._idle or worker not in self._all:
            self.end(worker)
        else:
            self._idle.append(worker)

    def end(self, worker: _Worker) -> None:
        """End a worker that is of no more use."""
        if worker in self._all:
            self._all.remove(worker)
            worker.end()

    def close(self) -> None:
        """End all."""
        self._idle.clear()
        for worker in list(self._all):
            self.end(worker)

    def forked(self) -> None:
        """In a process that was forked: the workers belong to the parent alone."""
        for worker in self._all:
            # Closed here only, so that the worker does not outlive the parent for our sake.
            worker.channel.close()
            worker.process.returncode = 0  # not ours to wait for
        self._idle.clear()
        self._all.clear()


_office = _Office()
atexit.register(_office.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_office.forked)


def run(task: Task, data: bytes, *, seconds: float, **arguments: Any) -> Iterator[Any]:
    """What a task yields of the bytes of a file, in a process apart.

    Args:
        task: a function of a module, called with the bytes and the arguments; yields what JSON can carry.
        data: a whole file.
        seconds: how long may be waited for the task; the time that the caller takes does not count.
        arguments: what JSON can carry.

    Raises:
        InputError: the task raised it, or took too long, too much memory, or its process with it.
    """
    worker = _office.take()
    clock = _Clock(seconds)
    finished = False
    try:
        head = {
            "task": f"{task.__module__}:{task.__qualname__}",
            "arguments": arguments,
            "seconds": seconds,
        }
        _send(worker.channel, clock, _TASK, json.dumps(head).encode())
        _send(worker.channel, clock, _BYTES, data)
        while (answer := _received(worker.channel, clock, OUTPUT))[0] == _DATA:
            yield json.loads(answer[1])
        finished = answer[0] in (_DONE, _REFUSED)
        if answer[0] == _MEMORY:
            raise InputError(
                f"takes more than {MEMORY / 1e9:g} GB of memory to read; it is damaged or made to do so"
            )
        if answer[0] == _REFUSED:
            raise InputError(json.loads(answer[1]))
    except TimeoutError:
        raise InputError(
            f"took more than {seconds:g} s to read and was given up; it is damaged or very large"
        ) from None
    except (EOFError, ConnectionError):
        raise InputError(
            "ended the process that read it (killed, out of memory, or a fault in the library); it is "
            "damaged or made to do so"
        ) from None
    finally:
        if finished:
            _office.give(worker)
        else:  # also when the caller wants no more
            _office.end(worker)


class _Clock:
    """Counts the time that was spent waiting."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @contextlib.contextmanager
    def waiting(self, channel: socket.socket) -> Iterator[None]:
        """A `with` block that may wait for a socket as long as time is left."""
        if self._left <= 0:
            raise TimeoutError
        channel.settimeout(self._left)
        begun = time.monotonic()
        try:
            yield
        finally:
            self._left -= time.monotonic() - begun


def _started() -> _Worker:
    """A new worker, which waits for its first task."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-I", "-c", _PROGRAM, json.dumps([sys.path, os.getpid(), MEMORY])]
    with theirs:
        if sys.platform == "win32":
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            assert process.stdin  # noqa: S101 (it was asked for)
            with process.stdin as pipe:
                shared = theirs.share(process.pid)
                pipe.write(struct.pack(">I", len(shared)) + shared)
        else:
            process = subprocess.Popen(
                command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C at the terminal is for the parent
            )
    return _Worker(process, ours)


# Isolated (-I), so that nothing in the folder where geomap was called can pass for a module; then with
# the path of the parent, which may have been changed since it began.
_PROGRAM = (
    "import json, sys; path, parent, memory = json.loads(sys.argv[1]); sys.path[:] = path; "
    "from geomap.read import guarded; guarded.serve(parent, memory)"
)


def serve(parent: int, memory: int) -> NoReturn:
    """Be a worker: do tasks until the socket closes.

    Args:
        parent: process id, with which this one ends.
        memory: limit of the address space in bytes, where the system has one.
    """
    _confine(parent, memory)
    if sys.platform == "win32":
        (size,) = struct.unpack(">I", sys.stdin.buffer.read(4))
        channel = socket.fromshare(sys.stdin.buffer.read(size))
    else:
        channel = socket.socket(fileno=0)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            _serve_one(channel)
    # Not sys.exit: nothing of a hostile file is to be torn down in order.
    os._exit(0)


def _serve_one(channel: socket.socket) -> None:
    head = json.loads(_received(channel, None, OUTPUT)[1])
    data = bytes(_received(channel, None, None)[1])
    _limit_time(head["seconds"])
    module, _, name = head["task"].partition(":")
    left = OUTPUT
    try:
        for item in getattr(import_module(module), name)(data, **head["arguments"]):
            answer = json.dumps(item).encode()
            left -= len(answer)
            if left < 0:
                raise InputError(f"holds more than {OUTPUT / 1e6:g} MB of text; split it")
            _send(channel, None, _DATA, answer)
    except MemoryError:
        _send(channel, None, _MEMORY, b"")
        os._exit(1)
    except InputError as error:
        _send(channel, None, _REFUSED, json.dumps(str(error)).encode())
    except (EOFError, ConnectionError):
        raise
    except Exception as error:
        # Whatever a parser throws at a broken file, it is the file that cannot be read.
        what = f"{type(error).__name__}: {error}"[:200]
        message = f"is damaged, or of a form that is not known ({what})"
        _send(channel, None, _REFUSED, json.dumps(message).encode())
    else:
        _send(channel, None, _DONE, b"")


def _confine(parent: int, memory: int) -> None:
    """End with the parent, leave Ctrl-C to it, take no more memory than allowed, and dump no core."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes

        set_death_signal = 1  # PR_SET_PDEATHSIG, prctl(2)
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows, or a lower limit
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _limit_time(seconds: float) -> None:
    """Let the system end this process some time after the parent should have."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + _GRACE, hard))


def _send(channel: socket.socket, clock: _Clock | None, kind: bytes, body: bytes) -> None:
    with clock.waiting(channel) if clock else contextlib.nullcontext():
        channel.sendall(_HEAD.pack(kind, len(body)))
        channel.sendall(body)


def _received(
    channel: socket.socket, clock: _Clock | None, limit: int | None
) -> tuple[bytes, bytearray]:
    """One message: what it is, and its bytes.

    Raises:
        EOFError: the other side has closed, or sends what no worker of ours does.
    """
    kind, size = _HEAD.unpack(_exactly(channel, clock, _HEAD.size))
    if limit is not None and size > limit:
        raise EOFError
    return kind, _exactly(channel, clock, size)


def _exactly(channel: socket.socket, clock: _Clock | None, size: int) -> bytearray:
    data = bytearray(size)
    view, got = memoryview(data), 0
    while got < size:
        with clock.waiting(channel) if clock else contextlib.nullcontext():
            count = channel.recv_into(view[got:])
        if not count:
            raise EOFError
        got += count
    return data
