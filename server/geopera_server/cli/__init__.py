"""The command line: ``geopera-server``."""

from __future__ import annotations

import sys

import click

from .. import __version__
from ..errors import Cancelled, GeoperaError
from .audit import audit
from .data import demo, ingest
from .keys import key
from .quota import quota
from .rasters import clip, statistics
from .serve import serve
from .users import user
from .worker import worker

_BAD_INPUT = 2
_INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="geopera-server")
def cli() -> None:
    """Serve tiles, statistics and clips of imagery.

    Example: geopera-server serve --home ~/geopera
    """


for command in (audit, serve, worker, demo, ingest, key, user, quota, clip, statistics):
    cli.add_command(command)


def main() -> None:
    """Run the command line: bad input ends it with one line and exit code 2."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        sys.exit(_BAD_INPUT)
    except click.ClickException as error:
        sys.exit(_complain(error.format_message()))
    except (click.Abort, KeyboardInterrupt, Cancelled):
        print("geopera-server: interrupted", file=sys.stderr)
        sys.exit(_INTERRUPTED)
    except GeoperaError as error:
        sys.exit(_complain(error.detail))
    sys.exit(code if isinstance(code, int) else 0)


def _complain(message: str) -> int:
    print(f"geopera-server: {' '.join(message.split())}", file=sys.stderr)
    return _BAD_INPUT
