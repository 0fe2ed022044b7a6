"""The layers hold; each rule is proved by breaking it once, and seen from a fresh process."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "breakthrough_tui"
LINT_IMPORTS = Path(sysconfig.get_path("scripts")) / "lint-imports"

ARROWS = "Arrows point down"
TEXTUAL = "Only screens, widgets, terminal and app import textual"
PEEWEE = "Only store imports peewee"
VERBS = "A verb starts without textual"
PURE = "domain is pure"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def a_copy_with(folder: Path, file: str, line: str) -> Path:
    """The package in `folder`, with one line more in one of its files."""
    shutil.copytree(PACKAGE, folder / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    path = folder / PACKAGE.name / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    return folder


def test_the_layers_hold() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("domain/__init__.py", "import breakthrough_tui.store", ARROWS),
        ("store/__init__.py", "import breakthrough_tui.report", ARROWS),
        ("store/__init__.py", "import breakthrough_tui.config", ARROWS),
        ("report/__init__.py", "import breakthrough_tui.widgets", ARROWS),
        ("terminal/__init__.py", "import breakthrough_tui.screens", ARROWS),
        ("widgets/__init__.py", "import breakthrough_tui.screens", ARROWS),
        ("screens/__init__.py", "import breakthrough_tui.cli", ARROWS),
        ("cli/__init__.py", "import breakthrough_tui.app", ARROWS),
        ("cli/__init__.py", "def late() -> None:\n    import breakthrough_tui.screens", ARROWS),
        ("app.py", "import breakthrough_tui.main", ARROWS),
        ("shortcut.py", "import breakthrough_tui.domain", ARROWS),
        ("main.py", "import textual.app", TEXTUAL),
        ("config.py", "import textual.content", TEXTUAL),
        ("cli/__init__.py", "import textual", TEXTUAL),
        ("domain/__init__.py", "import peewee", PEEWEE),
        ("screens/__init__.py", "import peewee", PEEWEE),
        ("widgets/__init__.py", "from playhouse import migrate", PEEWEE),
        ("cli/__init__.py", "import peewee", PEEWEE),
        ("main.py", "import peewee", PEEWEE),
        ("store/__init__.py", "import rich.text", VERBS),
        ("report/__init__.py", "import textual.content", VERBS),
        ("domain/__init__.py", "import platformdirs", PURE),
        ("domain/__init__.py", "import tomli_w", PURE),
    ],
)
def test_a_broken_rule_is_seen(tmp_path: Path, file: str, line: str, contract: str) -> None:
    result = lint_imports(a_copy_with(tmp_path, file, line))
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in result.stdout


def test_a_way_round_to_textual_is_seen(tmp_path: Path) -> None:
    copy = a_copy_with(tmp_path / "one", "widgets/__init__.py", "import textual.widget")
    assert lint_imports(copy).returncode == 0
    path = copy / PACKAGE.name / "cli/__init__.py"
    path.write_text("import breakthrough_tui.widgets\n", encoding="utf-8")
    assert f"{VERBS} BROKEN" in lint_imports(copy).stdout


def outsiders(domain: Path) -> list[str]:
    """What the files of `domain` import that is neither Python's own nor domain's."""
    found = []
    for path in sorted(domain.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    modules = [alias.name for alias in names]
                case ast.ImportFrom(module=str(module)):
                    modules = [module]
                case _:
                    continue
            found += [
                f"{path.name}:{node.lineno}: {module}"
                for module in modules
                if module.partition(".")[0] not in sys.stdlib_module_names
                and module != "breakthrough_tui.domain"
                and not module.startswith("breakthrough_tui.domain.")
            ]
    return found


def test_domain_needs_nothing_but_python() -> None:
    assert outsiders(PACKAGE / "domain") == []


@pytest.mark.parametrize(
    "line", ["import numpy", "from dateutil import parser", "from breakthrough_tui import store"]
)
def test_an_outsider_in_domain_is_seen(tmp_path: Path, line: str) -> None:
    copy = a_copy_with(tmp_path, "domain/__init__.py", line)
    assert len(outsiders(copy / PACKAGE.name / "domain")) == 1


IMPORT_ALL_AND_LOOK = """
import importlib, sys
*modules, forbidden = sys.argv[1:]
forbidden = forbidden.split()
for name in modules:
    importlib.import_module(name)
    seen = [package for package in forbidden if package in sys.modules]
    if seen:
        sys.exit(f"{name} brings in {', '.join(seen)}")
"""


def modules_below(name: str) -> list[str]:
    """Every module of a layer, itself a module or a package; what only runs by its path is none."""
    if (PACKAGE / f"{name}.py").exists():
        return [f"breakthrough_tui.{name}"]
    found = []
    for path in sorted((PACKAGE / name).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if all(part.isidentifier() for part in parts):
            found.append(".".join(parts).removesuffix(".__init__"))
    return found


def in_a_fresh_process(modules: list[str], forbidden: str) -> str:
    """Imports the modules in order; names the first that brings in what is forbidden."""
    result = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL_AND_LOOK, *modules, forbidden],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return result.stderr


@pytest.mark.parametrize(
    ("layer", "forbidden"),
    [
        ("domain", "peewee playhouse textual rich platformdirs tomli_w"),
        ("store", "textual rich"),
        ("report", "textual rich"),
        ("cli", "textual rich"),
        ("config", "peewee textual rich"),
        ("main", "peewee textual rich"),
    ],
)
def test_importing_a_layer_brings_in_nothing_forbidden(layer: str, forbidden: str) -> None:
    modules = modules_below(layer)
    assert modules
    assert in_a_fresh_process(modules, forbidden) == ""


def test_a_module_that_brings_in_something_forbidden_is_named() -> None:
    assert "json brings in json" in in_a_fresh_process(["json"], "textual json")
