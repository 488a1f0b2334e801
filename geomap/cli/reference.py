"""The command-line reference, `docs/cli.md`, from the commands themselves.

python -m geomap.cli.reference > docs/cli.md
"""

import inspect
from collections.abc import Iterator

import click

from geomap.cli import COMMANDS, cli

_HEAD = """\
# Commands

This page is made from the commands by `make docs`; change the help of a command, not this page.

Data go to standard output, messages and progress to standard error. Exit status: 0, all inputs were
read; 1, some input failed (it is named with the reason, the others are processed and written); 2, refused
before work began, or a result could not be written; 130, interrupted; 141, the reader of standard output
had enough. A file is replaced whole or not
at all.
"""


def reference() -> str:
    """The whole page, as Markdown."""
    context = click.Context(cli, info_name="geomap")
    parts = [_HEAD]
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is not None:
            parts.append("\n".join(_section(name, command, context)))
    return "\n".join(parts)


def _section(name: str, command: click.Command, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"## geomap {name}\n"
    yield f"    {usage}\n"
    yield from _prose(command.help or "")
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            lines = list(_section(inner.name or "", inner, context))
            yield "\n".join([f"### {context.command_path} {inner.name}\n", *lines[1:]])
        return
    if any(isinstance(parameter, click.Option) for parameter in command.params):
        yield "| option | what it does |\n| --- | --- |"
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record is not None:
            names, text = record
            yield f"| `{_cell(names)}` | {_cell(text)} |"
    yield ""


def _prose(text: str) -> Iterator[str]:
    """Paragraphs as they are; examples, which click does not re-wrap, as code."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b\n"):
            title, *lines = paragraph.removeprefix("\b\n").split("\n")
            yield title + "\n"
            yield "\n".join(f"    {line.strip()}" for line in lines) + "\n"
        else:
            yield paragraph + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    click.echo(reference(), nl=False)
