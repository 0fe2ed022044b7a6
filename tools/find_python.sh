#!/bin/sh
# Prints the newest Python here that can make our environment; says what is missing if there is none.
# Each is started, since a name on the PATH may be a shim for a version that is not installed.

without_venv=""
seen=""
for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    version=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    seen="$seen $version"
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if "$name" -c 'import ensurepip, venv' 2>/dev/null; then
        command -v "$name"
        exit 0
    fi
    without_venv=$version
done

if [ -n "$without_venv" ]; then
    echo "breakthrough: Python $without_venv is here, but not its module for environments." >&2
    echo "On Debian and Ubuntu: apt install python$without_venv-venv" >&2
elif [ -n "$seen" ]; then
    echo "breakthrough needs Python 3.11 or newer; found only:$seen." >&2
    echo "Install a newer one, or name it: make run PYTHON=/path/to/python3" >&2
else
    echo "breakthrough needs Python 3.11 or newer; no python3 was found." >&2
    echo "Install it, or name it: make run PYTHON=/path/to/python3" >&2
fi
exit 1
