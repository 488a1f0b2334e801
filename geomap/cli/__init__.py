"""The command line: a file a command, loaded only when it is called.

`main` is the one place where errors become messages and exit statuses: 0 all inputs read, 1 some
failed, 2 refused or not written, 130 interrupted, 141 standard output was closed.
"""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from geomap import __version__
from geomap.errors import GeomapError, InputError

# In the order of the help: the main job, then the stages along the road, then tools. What each does is
# said here too, so that `geomap --help` imports none of them; a test holds the two together.
COMMANDS = {
    "map": "Read reports, and write a map of the incidents they tell with all its data.",
    "extract": "Write the incidents that each report tells, unmerged, to standard output.",
    "explain": "Tell how each report was coded: what was read from which words, and what came of it.",
    "merge": "Merge extracted incidents into one GeoJSON FeatureCollection on standard output.",
    "merges": "Say why incidents were merged, and what kept others apart.",
    "render": "Write the map page of an incidents.geojson.",
    "export": "Write an incidents.geojson in another format.",
    "casebook": "Look after a casebook: the file in which batches of reports accumulate.",
    "geoparse": "Write the place names of each report, and where they are, to standard output.",
    "geocode": "Look names up in the gazetteer.",
    "gazetteer": "Look after packs of places: those that come with geomap, and your own.",
    "evaluate": "Score the program on reports that a human has coded.",
}

INTERRUPTED = 128 + signal.SIGINT
PIPE_CLOSED = 128 + getattr(signal, "SIGPIPE", 13)


class PipeClosedError(Exception):
    """Nobody reads standard output any more. No OSError, for those click ends with status 1."""


class LazyGroup(click.Group):
    """A group whose commands are modules of this package, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"geomap.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; an unknown one is answered with the known."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            known = ", ".join(COMMANDS)
            raise click.UsageError(f"No such command {args[0]!r}. Known are: {known}.", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command tells its options and examples: geomap map --help",
)
@click.version_option(__version__, "-V", "--version", message="geomap %(version)s")
def cli() -> None:
    """Map the incidents that news and situation reports tell, offline.

    Reports go in as texts, web pages, PDF, office files, feeds, mail, JSON or tables; a map page and its
    data come out, and every value leads back to the sentence that it came from.
    """


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; `args` are those of the process by default."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        status: Any = cli.main(args=args, prog_name="geomap", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted; nothing was left half-written")
        status = INTERRUPTED
    except (PipeClosedError, BrokenPipeError):
        # The reader had enough (`geomap extract ... | head`). Python would complain once more when it
        # flushes standard output on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = PIPE_CLOSED
    except GeomapError as error:
        _say(f"error: {error}")
        status = 1 if isinstance(error, InputError) else 2
    except OSError as error:  # of the system as a whole: no more processes, no more open files
        _say(f"error: {error}")
        status = 2
    except ImportError as error:
        _say(f"error: {error}; install geomap anew")
        status = 2
    except MemoryError:
        _say("error: out of memory; give fewer inputs at once, or a smaller --max-mb")
        status = 2
    sys.exit(status or 0)


def _say(message: str) -> None:
    from geomap.cli import console

    console.say(message)


def _terminated(signum: int, frame: object) -> NoReturn:
    sys.exit(128 + signum)
