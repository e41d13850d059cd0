"""The command line: ``geopera-server``."""

from __future__ import annotations

import importlib
import sys

import click

from .. import __version__
from ..errors import Cancelled, GeoperaError
from . import short_life

_BAD_INPUT = 2
_INTERRUPTED = 130


_MODULES = {  # of the commands; one is loaded when it is run: a clip needs no web server
    "serve": "serve",
    "worker": "worker",
    "demo": "data",
    "ingest": "data",
    "key": "keys",
    "user": "users",
    "quota": "quota",
    "audit": "audit",
    "clip": "rasters",
    "statistics": "rasters",
}
_FOR_PROGRAMS = {"companion": "companion"}  # not in the list that people see


class _Commands(click.Group):
    """The commands by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all names, in the order of the help."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load and return a command."""
        module_name = {**_MODULES, **_FOR_PROGRAMS}.get(cmd_name)
        if module_name is None:
            return None
        module = importlib.import_module(f".{module_name}", __name__)
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="geopera-server")
def cli() -> None:
    """Serve tiles, statistics and clips of imagery.

    Example: geopera-server serve --home ~/geopera
    """


def main() -> None:
    """Run the command line: bad input ends it with one line and exit code 2."""
    is_short = not short_life.COMMANDS.isdisjoint(sys.argv[1:2])
    if is_short:
        short_life.begin()
    code = _run()
    if is_short:
        short_life.end(code)
    sys.exit(code)


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        return _BAD_INPUT
    except click.ClickException as error:
        return _complain(error.format_message())
    except (click.Abort, KeyboardInterrupt, Cancelled):
        print("geopera-server: interrupted", file=sys.stderr)
        return _INTERRUPTED
    except GeoperaError as error:
        return _complain(error.detail)
    return code if isinstance(code, int) else 0


def _complain(message: str) -> int:
    print(f"geopera-server: {' '.join(message.split())}", file=sys.stderr)
    return _BAD_INPUT
