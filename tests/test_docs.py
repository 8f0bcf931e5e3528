"""What the README shows is what happens, and every command has its place in the reference."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive.cli import COMMANDS
from archive.cli.load import load as load_command
from archive.reading import FORMATS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"<!-- run -->\n```console\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def folder(tmp_path):
    """A newcomer's folder: the seeds and nothing else."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path


def test_what_the_readme_shows_is_what_happens(folder):
    """All blocks in their order, in one folder: a tour is walked from its beginning."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    assert len(BLOCKS) >= 4
    for block in BLOCKS:
        for shown in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = shown.partition("\n")
            done = subprocess.run(
                ["bash", "-c", command], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True
            )
            assert done.stderr == "", command
            assert _timeless(done.stdout).strip() == _timeless(output).strip(), command


def test_the_python_of_the_documents_runs(folder, monkeypatch):
    monkeypatch.chdir(folder)
    documents = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))]
    blocks = [block for text in documents for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL)]
    assert len(blocks) >= 4
    for block in (block for block in blocks if not block.startswith(">>>")):  # those run with the figures
        exec(block, {})  # noqa: S102 - our own document


def _timeless(text):
    return re.sub(r"\d+\.\d s\b", "0.0 s", text)


def test_links_of_the_documents_lead_somewhere():
    for document in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")):
        prose = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_reference(command):
    assert f"\n## archive {command}\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_in_the_documents_with_its_suffixes_and_in_the_help(name):
    rows = re.findall(rf"^\| `{name}` \|.*$", (ROOT / "docs" / "formats.md").read_text(encoding="utf-8"), re.MULTILINE)
    missing = [suffix for suffix in FORMATS[name].SUFFIXES if f"`{suffix}`" not in rows[0]]
    assert missing == []
    from_help = next(option.help for option in load_command.params if option.name == "from_format")
    assert re.search(rf"\b{name}\b", from_help)
