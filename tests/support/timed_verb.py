"""The program, with the time that each command took inside the store on the last line of standard error."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

from breakthrough_tui.cli.parser import run
from breakthrough_tui.store.store import Store


def main() -> None:
    """Run the command line of this process."""
    took: list[float] = []
    whole = Store.run

    def timed(self: Store, /, *args: Any, **fields: Any) -> Any:
        begun = time.perf_counter()
        try:
            return whole(self, *args, **fields)
        finally:
            took.append(time.perf_counter() - begun)

    Store.run = timed  # type: ignore[method-assign]
    code = run(sys.argv[1:])
    sys.stdout.flush()
    print(json.dumps({"took": max(took, default=None)}), file=sys.stderr, flush=True)
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    main()
