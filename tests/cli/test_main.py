"""The command line as a whole: help, usage, options that mean the same everywhere."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from geomap.cli import COMMANDS, cli

from .conftest import Run

CONTEXT = click.Context(cli, info_name="geomap")
# Options that mean the same wherever they stand.
SHARED = ("published", "country", "gazetteers", "lexicon", "jobs", "max_mb", "quiet", "verbose")


def commands() -> dict[str, click.Command]:
    found = {name: cli.get_command(CONTEXT, name) for name in COMMANDS}
    return {name: command for name, command in found.items() if command}


def test_without_arguments_it_helps(run: Run) -> None:
    result = run()
    text = result.out + result.err
    assert "Usage: geomap" in text
    assert all(f"  {name} " in text for name in COMMANDS)


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    for name, command in commands().items():
        assert command.help
        assert command.help.split("\n\n")[0].replace("\n", " ") == COMMANDS[name]


def test_every_command_has_examples() -> None:
    for name, command in commands().items():
        assert command.help
        assert "Example" in command.help, name
        assert f"      geomap {name} " in command.help or f"  geomap {name} " in command.help


def test_shared_options_mean_the_same_everywhere() -> None:
    seen: dict[str, tuple[list[str], str | None]] = {}
    for command in commands().values():
        for option in command.params:
            if isinstance(option, click.Option) and option.name in SHARED:
                told = (option.opts, option.help)
                assert seen.setdefault(option.name, told) == told
    assert set(seen) == set(SHARED)


def test_an_unknown_command_is_answered_with_the_known(run: Run) -> None:
    result = run("mpa")
    assert result.status == 2
    assert result.err.splitlines()[-1] == (
        f"Error: No such command 'mpa'. Known are: {', '.join(COMMANDS)}."
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("map",), "Missing argument 'INPUT...'."),
        (("extract", "--published", "4 May", "x"), "'4 May' is no day like 2021-05-04."),
        (("extract", "--country", "AFG", "x"), "'AFG' is no country code of two letters like AF."),
        (("extract", "--jobs", "0", "x"), "0 is not in the range 1<=x<=512."),
        (("extract", "--nosuch", "x"), "No such option '--nosuch'."),
    ],
)
def test_bad_usage_is_refused(run: Run, args: tuple[str, ...], message: str) -> None:
    result = run(*args)
    assert (result.status, result.out) == (2, "")
    assert message in result.err


def test_a_pack_that_is_not_there_is_refused(run: Run, reports: Path) -> None:
    result = run("extract", "--gazetteer", "atlantis", reports)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("geomap: error: gazetteer pack 'atlantis': not known; give one of")


def test_a_lexicon_that_cannot_be_read_is_refused(run: Run, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("[[[")
    result = run("extract", "--lexicon", tmp_path / "words.toml", reports)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"geomap: error: lexicon {tmp_path}/words.toml: ")


def test_a_full_disk_on_standard_output(reports: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "geomap", "extract", str(reports)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"geomap: error: standard output: No space left on device\n"
