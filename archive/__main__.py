"""``python -m archive`` is the same program as ``archive``."""

from archive.cli import main

if __name__ == "__main__":
    main(prog_name="archive")
