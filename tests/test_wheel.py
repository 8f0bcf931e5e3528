"""What `pip install` brings is enough to publish an archive in an empty folder, without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, unpacked where nothing else is: what pip does, less the libraries, which are those of this process."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def python(installed, script, cwd):
    env = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-c", script], cwd=cwd, env=env, check=True, capture_output=True, text=True
    ).stdout


def test_the_wheel_brings_the_word_lists_the_schema_and_the_pages(installed):
    names = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    assert {
        "archive/py.typed",
        "archive/store/schema.sql",
        "archive/store/series.sql",
        "archive/_share/metadata.yml",
    } <= names
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "archive").rglob("*.toml")}
    assert here <= names
    shared = {
        f"archive/_share/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "plugins").rglob("*")
        if path.suffix in (".py", ".html", ".css", ".js", ".LICENSE")
    }
    assert shared <= names


def test_the_installed_program_finds_its_own_pages(installed, tmp_path):
    said = python(
        installed,
        "import archive; from archive.serving import share_folder; print(archive.__file__); print(share_folder())",
        tmp_path,
    )
    assert said.splitlines() == [str(installed / "archive" / "__init__.py"), str(installed / "archive" / "_share")]


def test_the_installed_program_loads_an_archive(installed, tmp_path):
    (tmp_path / "a.txt").write_text("More than 35,000 people fled.\n")
    python(installed, "from archive.cli import main; main(['load', 'a.txt', '-q'])", tmp_path)
    assert "35,000" in python(installed, "from archive.cli import main; main(['export', 'figures'])", tmp_path)
