"""Files -> the archive. ``load_items.next_step`` decides what loading a document means, ``load`` acts.

What happens to one document never costs another: a bad input is a row in ``load_errors`` and the rest loads.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import __version__
from archive.errors import BadQuery, NoNews, UnreadableSource
from archive.extract import VERSION, annotate_all, rules_hash
from archive.extract.vocabulary import measures, units
from archive.file_contents import Asked, Read, our_mistake, read_ahead, read_file
from archive.file_names import as_text, is_there
from archive.identities import Identities, is_of_another_feed
from archive.inputs import Input, Walk, find_inputs, iter_suffixes, suffix_of
from archive.languages import is_english
from archive.load_items import (
    File,
    Item,
    Step,
    doubt_of_encoding,
    doubt_of_story,
    doubts_of,
    name_of,
    next_step,
    path_of,
    refused,
    said_otherwise,
    with_what_is_known,
)
from archive.model import Annotated, Document, Identity
from archive.near_duplicates import Prints, prints_of
from archive.reading import FORMATS, SUFFIXES
from archive.reading.code_pages import DEFAULT
from archive.reading.encodings import KnownBy, has_to_be_told, name_of_encoding
from archive.reading.wire import CANCELED
from archive.store import articles, check_usable, clusters, has_archive, open_archive, runs, series, sources
from archive.store.articles import Batch, StoredArticle, as_stored
from archive.workers import FEW, available_jobs, map_in_order

BATCH_CHARACTERS = (
    4_000_000  # of text in one transaction: a reader of the file waits for none, a killed load loses little
)
BATCH_ITEMS = 2_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did. ``status`` is ok, partial (some inputs failed) or failed (nothing could be done)."""

    status: str
    counts: runs.Counts
    left_out: Counter[str]
    seconds: float
    gone: int  # files of the loaded folders that articles are known from and that are there no more; of a dry run 0
    run_id: int | None  # None where nothing was written: a dry run, or nothing to read and no archive


_Found = tuple[Annotated, Prints] | UnreadableSource | None  # of a document; None where there was none to annotate
ErrorHook = Callable[[UnreadableSource], None]
WarningHook = Callable[[str], None]
ProgressHook = Callable[[int, int], None]


def load(
    paths: Iterable[str | Path],
    db: str | Path = "archive.db",
    *,
    format: str | None = None,  # noqa: A002 - users type --from FORMAT
    jobs: int | None = None,
    verify: bool = False,
    dry_run: bool = False,
    private: bool = False,
    publication: str | None = None,
    encoding: str | None = None,
    command: str | None = None,
    on_error: ErrorHook | None = None,
    on_doubt: ErrorHook | None = None,
    on_warning: WarningHook | None = None,
    on_progress: ProgressHook | None = None,
) -> Loaded:
    """Load files, folders and globs into the archive at ``db``, made where there is none.

    Files that have the size and time of change of the last load are not opened; ``verify`` opens them all the same.
    Where there is nothing to read, no archive is made. ``dry_run`` writes nothing and makes no file.
    ``jobs`` is the number of processes, by default one for each processor.
    ``private`` makes the articles that are new private; those that are known stay as they are. ``publication`` is the outlet of the
    articles that name none, the known ones of these files too. ``encoding`` is that of the files that do not say what they are in.
    ``on_error`` is called with each bad input as it is met, ``on_doubt`` with what is odd about one that is loaded (a day that the
    calendar has not), ``on_warning`` with what is to be said of the whole, and of each doubt where no ``on_doubt`` is given,
    ``on_progress`` with the characters done and the whole.
    Raises BadQuery for an unknown format or encoding and StoreError where the archive cannot be written.
    """
    if format is not None and format not in FORMATS:
        raise BadQuery(format, f"no such format; there are {', '.join(sorted(FORMATS))}")
    given = None if encoding is None else name_of_encoding(encoding)
    if encoding is not None and given is None:
        raise BadQuery(
            encoding,
            "no such encoding; there are mac-roman, cp437, cp850, windows-1251, koi8-r, shift_jis and many more",
        )
    warn = on_warning or (lambda said: None)
    typed = [str(path) for path in paths]
    walk = find_inputs(typed, suffixes=None if format else iter_suffixes())
    with check_usable(db):
        run = _Load(
            db, walk, from_format=format, jobs=jobs or available_jobs(), verify=verify, private=private,
            publication=" ".join((publication or "").split()) or None, encoding=given,
            on_error=on_error or (lambda error: None), on_doubt=on_doubt or (lambda doubt: warn(str(doubt))), on_warning=warn,
            on_progress=on_progress or (lambda done, whole: None),
        )  # fmt: skip
        # Where nothing is to be read and no archive is there to note it in, none is made.
        is_idle = not walk.inputs and not has_archive(db)
        return run.look() if dry_run or is_idle else run.act(command or " ".join(typed))


class _Load:
    def __init__(
        self, db: str | Path, walk: Walk, *, from_format: str | None, jobs: int, verify: bool, private: bool,
        publication: str | None, encoding: str | None, on_error: ErrorHook, on_doubt: ErrorHook, on_warning: WarningHook,
        on_progress: ProgressHook,
    ) -> None:  # fmt: skip
        self._db = Path(db)
        self._walk = walk
        self._format = from_format
        self._jobs = jobs
        self._verify = verify
        self._private = private
        self._publication = publication
        self._encoding = encoding
        self._on_error = on_error
        self._on_doubt = on_doubt
        self._on_warning = on_warning
        self._on_progress = on_progress
        self._counts = runs.Counts()
        self._whole = sum(file.size for file in walk.inputs)
        self._done = 0
        self._sent: set[Identity] = set()  # documents that this run has passed on and may not have written yet
        self._assumed: Counter[str] = Counter()  # files of which nobody says what they are in, by what they are read in
        self._foreign: Counter[str] = Counter()  # articles in languages that no figures are read in
        self._hidden: set[Identity] = set()  # articles that their sources make private now

    # --- the run itself ---

    def act(self, command: str) -> Loaded:
        """Write the archive, one batch after the other."""
        began = time.monotonic()
        self._connect(open_archive(self._db).conn)
        try:
            self._run_id = runs.begin_run(self._conn, as_text(command), __version__)
            try:
                self._extractor_id = articles.put_extractor(self._conn, VERSION, rules_hash(), self._run_id)
                articles.put_vocabularies(self._conn, measures(), units())
                clusters.group_all(self._conn)
                self._load_files()
                self._annotate_outdated()
                self._refresh_series()
            except BaseException:
                self._finish("failed", began)
                raise
            return self._finish(self._status(), began)
        finally:
            self._conn.close()

    def _connect(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._identities = Identities(conn)

    def _refresh_series(self) -> None:
        """Ask the rules of the tracked tolls again, where this load has changed a figure."""
        c = self._counts
        if c.added + c.revised + c.updated + c.annotated:
            series.refresh(self._conn)

    def look(self) -> Loaded:
        """Say what ``act`` would do, and write nothing."""
        began = time.monotonic()
        with TemporaryDirectory() as folder:  # where there is no archive yet, the answer is that of an empty one
            held = has_archive(self._db)
            self._connect(open_archive(self._db if held else Path(folder) / "empty.db", readonly=held).conn)
            try:
                self._extractor_id = articles.find_extractor(self._conn, VERSION, rules_hash()) or 0
                self._look_at_items()
            finally:
                self._conn.close()
        return Loaded(self._status(), self._counts, self._walk.left_out, time.monotonic() - began, 0, None)

    def _look_at_items(self) -> None:
        met: dict[Identity, StoredArticle] = {}
        for item in self._items():
            if item.error is not None:
                self._complain(item.error)
            elif item.document is not None:
                identity = item.document.identity
                known = met.get(identity) or self._find(identity)
                self._count(item.step or self._next_step(item.document, known, item.file))
                met[identity] = as_stored(item.document, self._extractor_id)
            self._progress(item)

    def _finish(self, status: str, began: float) -> Loaded:
        seconds = time.monotonic() - began
        runs.finish_run(self._conn, self._run_id, status, self._counts, seconds)
        gone = sources.count_gone(self._conn, self._walk.folders)
        return Loaded(status, self._counts, self._walk.left_out, seconds, gone, self._run_id)

    def _status(self) -> str:
        c = self._counts
        if not c.errors:
            return "ok"
        return (
            "partial" if c.added + c.revised + c.updated + c.annotated + c.unchanged + c.files_unchanged else "failed"
        )

    def _count(self, step: Step, figures: int = 0) -> None:
        setattr(self._counts, step.value, getattr(self._counts, step.value) + 1)
        self._counts.figures += figures

    def _complain(self, error: UnreadableSource) -> None:
        self._counts.errors += 1
        self._on_error(error)

    def _progress(self, item: Item) -> None:
        """Count characters while a file is read, and what is left of its bytes at its end."""
        if item.file is None or item.document is not None:
            step = item.size
        elif item.error is None:
            step = item.file.input.size - item.file.shown
        else:
            step = 0
        if item.file is not None:
            item.file.shown += step
        self._done += step
        self._on_progress(min(self._done, self._whole), self._whole)

    # --- reading: files -> items ---

    def _items(self) -> Iterator[Item]:
        """Read every file that may have changed, in order; the end of each is an item without document and error."""
        for error in self._walk.errors:
            yield Item(None, error=error, stage="open")
        for file, found in self._read_files():
            yield from self._items_of(file, found or read_file(self._asked(file)))
        self._warn_of_encodings()
        self._warn_of_languages()
        self._warn_of_private()

    def _asked(self, file: File) -> Asked:
        before = file.before
        return Asked(
            file.input,
            self._format,
            self._encoding,
            before.sha256 if before else "",
            before.encoding if before else "",
        )

    def _warn_of_encodings(self) -> None:
        if number := self._assumed.total():
            who = "1 file is in an old encoding" if number == 1 else f"{number:,} files are in old encodings"
            which = ", ".join(f"{name}: {count:,}" for name, count in self._assumed.most_common())
            self._on_warning(
                f"{who}, told by what the bytes make ({which}); where that is wrong, --encoding NAME says it"
            )

    def _warn_of_languages(self) -> None:
        if number := self._foreign.total():
            named = ", ".join(sorted(filter(None, self._foreign)))
            said = "; ".join(filter(None, (named, "some name no language" if named and self._foreign[""] else "")))
            who = f"{number:,} {'article is' if number == 1 else 'articles are'} not in English"
            self._on_warning(f"{who}{f' ({said})' if said else ''}: kept and searched, but no figures are read there")

    def _warn_of_private(self) -> None:
        public = sources.count_public(self._conn, (each.path for each in self._walk.inputs)) if self._private else 0
        if public:
            was = "1 article that was known is" if public == 1 else f"{public:,} articles that were known are"
            self._on_warning(f"{was} as public as before: --private is for new ones; archive private KEY hides one")
        if number := len(self._hidden):
            who = (
                "1 article is private, as its source says"
                if number == 1
                else f"{number:,} articles are private, as their sources say"
            )
            self._on_warning(
                f"{who}: archive private lists them; while there are any, only who may read them sees tables and SQL published"
            )

    def _read_files(self) -> Iterator[tuple[File, Read | None]]:
        """Yield the files that may have changed, with what they hold where they are pages: these are read in several processes.

        To find the article of a page takes as long as to annotate it; all other files are read as fast as they could be sent.
        """
        if self._jobs == 1 or sum(map(self._is_page, self._walk.inputs)) < FEW:
            return ((file, None) for file in self._changed_files())
        asked = ((file, self._asked(file) if self._is_page(file.input) else None) for file in self._changed_files())
        return map_in_order(read_ahead, asked, jobs=self._jobs)

    def _is_page(self, input_: Input) -> bool:
        return (self._format or SUFFIXES.get(suffix_of(input_.source.name, ()))) == "html" and input_.path is not None

    def _changed_files(self) -> Iterator[File]:
        known = sources.stored_files(self._conn)
        nameless = sources.files_without_publication(self._conn) if self._publication else set()
        for input_ in self._walk.inputs:
            self._counts.files += 1
            stored = known.get(input_.path or "")
            is_asked = self._verify or input_.path in nameless or (stored is not None and self._is_in_another(stored))
            if stored and not is_asked and (stored.size, stored.mtime_ns) == (input_.size, input_.mtime_ns):
                self._counts.files_unchanged += 1
                self._done += input_.size
            else:
                yield File(input_, before=stored)

    def _is_in_another(self, stored: sources.StoredFile) -> bool:
        """Whether somebody now says that a file is in another encoding than it was read in."""
        may_be = has_to_be_told(stored.encoding) or stored.encoding == DEFAULT
        return self._encoding is not None and may_be and stored.encoding != self._encoding

    def _items_of(self, file: File, read: Read) -> Iterator[Item]:
        file.sha256, file.format, file.encoding, file.known_by = read.sha256, read.format, read.encoding, read.known_by
        try:
            for found in read.documents:
                if isinstance(found, NoNews) and not file.input.named:
                    self._walk.left_out["agency items without an article"] += 1
                    continue
                if isinstance(found, UnreadableSource):
                    if not self._is_obeyed(found, file):
                        yield Item(file, error=found)
                    continue
                document = self._identities.identify(found, file.input.path)
                if (other := said_otherwise(found, file, document.identity)) is not None:
                    yield Item(file, error=other)
                elif is_of_another_feed(found, document.identity) and not document.private:
                    # It says what is known; whose it is, and what is new of it, the feed says from which it is known.
                    yield Item(file, document, step=Step.SKIP)
                else:
                    yield self._item(file, document)
            if read.error is not None:
                raise read.error
        except NoNews as error:
            if not file.input.named and file.before is None:
                self._leave_out(file.input)
                return
            yield Item(file, error=error, stage=read.stage)
        except UnreadableSource as error:
            if not self._is_obeyed(error, file):
                yield Item(file, error=error, stage=read.stage)
        except sqlite3.Error:
            raise
        except Exception as error:  # noqa: BLE001 - a load that runs from cron for years must survive one file
            yield Item(file, error=UnreadableSource(file.input.source.name, our_mistake(error)))
        yield Item(file)

    def _is_obeyed(self, error: UnreadableSource, file: File) -> bool:
        """Whether the article that an item takes back is private, and a load has said so: nothing of such a file can be mended."""
        if error.reason != CANCELED or error.withholds is None:
            return False
        known = self._find(error.withholds)
        if known is None or not known.private or not runs.was_told(self._conn, path_of(file, error), error):
            return False
        self._count(Step.SKIP)
        return True

    def _leave_out(self, input_: Input) -> None:
        """Count a file that a walk took for its suffix and whose content is none of news, such as settings in JSON."""
        self._walk.left_out[suffix_of(input_.source.name, ())] += 1
        self._counts.files -= 1
        self._done += input_.size

    def _item(self, file: File, read: Document) -> Item:
        stored = self._find(read.identity)
        document = with_what_is_known(read, self._publication, stored)
        doubts: tuple[UnreadableSource, ...] = ()
        try:
            step: Step | None = self._next_step(document, stored, file)
        except UnreadableSource as error:
            return Item(file, error=error)
        if step in (Step.ADD, Step.REVISE, Step.UPDATE):
            doubts = (*doubts_of(read, file, document.published), *self._doubts_of_story(document, stored, step, file))
            if document.private and not (stored and stored.private):
                self._hidden.add(document.identity)
            if document.identity not in self._sent and not is_english(document.language, document.text):
                self._foreign[document.language or ""] += 1
        if self._encoding is not None or step is not Step.SKIP:  # who has said what they are in wants to know
            doubts = (*self._doubts_of_encoding(file), *doubts)
        for doubt in doubts:
            self._on_doubt(doubt)
        # An article that comes twice in one run is decided when it is written, after the first of the two.
        if step is not Step.SKIP or document.identity in self._sent:
            self._sent.add(document.identity)
            step = None
        return Item(file, document, step=step, doubts=doubts)

    def _doubts_of_encoding(self, file: File) -> Iterator[UnreadableSource]:
        doubt = doubt_of_encoding(file, self._encoding)
        if doubt is not None:
            yield doubt
        elif file.known_by is KnownBy.BYTES and not file.is_encoding_told:
            self._assumed[file.encoding] += 1
        file.is_encoding_told = True

    def _doubts_of_story(
        self, document: Document, stored: StoredArticle | None, step: Step, file: File
    ) -> Iterator[UnreadableSource]:
        is_read_anew = file.before is not None and file.before.sha256 == file.sha256  # as when its encoding is said
        if stored is not None and step is Step.REVISE and document.identity.kind == "file" and not is_read_anew:
            [before] = articles.stored_documents(self._conn, [stored.id])
            doubt = doubt_of_story(before, document, file)
            if doubt is not None:
                yield doubt

    def _next_step(self, document: Document, stored: StoredArticle | None, file: File | None) -> Step:
        """Decide as ``next_step``; but a text that the article had before is no news where its source says when it was there.

        Nor does a file that says what it said the last time take back anything that was said since: one with a bad record in it
        is read with every load, and ``verify`` reads all of them. Raises UnreadableSource for an older text that the article never
        had: as a revision it would stand last.
        """
        step = next_step(document, stored, self._extractor_id)
        if stored is None or step not in (Step.REVISE, Step.UPDATE):
            return step
        before = file.before if file else None
        if file and before and before.size >= 0 and before.sha256 == file.sha256 and stored.source_file_id != before.id:
            return Step.SKIP
        if step is Step.UPDATE or document.seen is None:
            return step
        if articles.has_text(self._conn, stored, document.digest) and document.private <= stored.private:
            return Step.SKIP  # but what is withdrawn in the words of an earlier version becomes private
        seen = articles.last_seen(self._conn, stored)
        if document.seen < seen:
            raise UnreadableSource(
                document.url or document.key,
                f"a text of {_moment(document.seen)}, older than the one of {_moment(seen)} that the archive holds, and not among"
                " its revisions: load files in the order in which they were made",
            )
        return step

    def _find(self, identity: Identity) -> StoredArticle | None:
        return articles.find_article(self._conn, identity)

    # --- writing: items -> rows ---

    def _load_files(self) -> None:
        pairs = ((item, item.document if item.step is not Step.SKIP else None) for item in self._items())
        self._write(map_in_order(_annotate, pairs, jobs=self._jobs))

    def _annotate_outdated(self) -> None:
        """Make again what older rules made, from the texts that the archive holds."""
        ids = articles.outdated_articles(self._conn, self._extractor_id)
        documents = articles.stored_documents(self._conn, ids)
        items = (Item(None, document, stored=self._find(document.identity)) for document in documents)
        self._write(map_in_order(_annotate, ((item, item.document) for item in items), jobs=self._jobs))

    def _write(self, results: Iterator[tuple[Item, _Found]]) -> None:
        batch: list[Item] = []
        size = 0
        for item, result in results:
            if isinstance(result, UnreadableSource):
                item.error, item.stage = UnreadableSource(name_of(item), result.reason, result.line), "annotate"
            else:
                item.annotated, item.prints = result or (None, None)
            batch.append(item)
            size += item.size
            if size >= BATCH_CHARACTERS or len(batch) >= BATCH_ITEMS:
                self._put(batch)
                batch, size = [], 0
        if batch:
            self._put(batch)

    def _put(self, items: Sequence[Item]) -> None:
        """Write a batch in one transaction; where a row is refused, item by item, so that only that item is lost."""
        counts = replace(self._counts)
        files = [(item.file, item.file.id, item.file.articles) for item in items if item.file]
        try:
            errors = self._put_together(items)
        except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError) as refusal:
            self._counts = counts
            for file, id_, count in reversed(files):  # rolled back: the ids that the batch gave are no one's
                file.id, file.articles = id_, count
            if len(items) == 1:
                self._put([refused(items[0], refusal)])
            else:
                for item in items:
                    self._put([item])
            return
        except BaseException:  # rolled back as well, and the log says what was kept
            self._counts = counts
            raise
        for error in errors:
            self._complain(error)
        for item in items:
            self._progress(item)

    def _put_together(self, items: Sequence[Item]) -> list[UnreadableSource]:
        errors: list[UnreadableSource] = []
        with Batch(self._conn, run_id=self._run_id, extractor_id=self._extractor_id, now=runs.utc_now()) as batch:
            for item in items:
                if item.error is not None:
                    self._put_error(item, item.error)
                    if item.error.withholds is not None:
                        batch.withhold(item.error.withholds)
                    errors.append(item.error)
                elif item.document is not None:
                    try:
                        self._put_document(batch, item, item.document)
                        for doubt in item.doubts:
                            runs.put_error(self._conn, self._run_id, "read", path_of(item.file, doubt), doubt)
                    except UnreadableSource as error:
                        self._put_error(item, error)
                        errors.append(error)
                elif item.file is not None:
                    self._finish_file(item.file)
        return errors

    def _put_error(self, item: Item, error: UnreadableSource) -> None:
        if item.file:
            item.file.failed = True
            item.file.lost |= item.stage != "read"
        runs.put_error(self._conn, self._run_id, item.stage, path_of(item.file, error), error)

    def _put_document(self, batch: Batch, item: Item, document: Document) -> None:
        file_id = self._file_id(item.file)
        if item.file:
            item.file.articles += 1
        stored = batch.find(document.identity)
        if item.file is None:  # out of the archive itself: another load may have been here in between
            if stored is None or stored != item.stored:
                return
            file_id = stored.source_file_id
        step = self._next_step(document, stored, item.file)
        if item.annotated is None:
            # The reading side saw no change. If somebody has changed it since, the next load sees that.
            step = Step.SKIP
        elif stored is None:
            batch.add(item.annotated, file_id=file_id, private=self._private, prints=item.prints)
        elif step is Step.REVISE:
            batch.revise(stored, item.annotated, file_id=file_id, prints=item.prints)
        elif step is not Step.SKIP:
            batch.update(stored, item.annotated, file_id=file_id, prints=item.prints)
        if step is Step.SKIP and stored is not None and item.file is not None and stored.digest == document.digest:
            self._follow(batch, stored, document, file_id)
        self._count(step, len(item.annotated.figures) if item.annotated and step is not Step.SKIP else 0)

    def _follow(self, batch: Batch, stored: StoredArticle, document: Document, file_id: int | None) -> None:
        """Follow an unchanged article that now stands elsewhere; where its old file still is, that keeps it."""
        if (stored.source_file_id, stored.source_line) == (file_id, document.line):
            return
        old = articles.path_of(self._conn, stored.source_file_id)
        if stored.source_file_id == file_id or old is None or not is_there(old):
            batch.move(stored, file_id=file_id, line=document.line)

    def _file_id(self, file: File | None) -> int | None:
        if file is None or file.input.path is None:
            return None
        if file.id is None:
            file.id = sources.put_file(
                self._conn, path=file.input.path, place=file.input.source.place or file.input.source.name,
                sha256=file.sha256, encoding=file.encoding, format=file.format, run_id=self._run_id,
            )  # fmt: skip
        return file.id

    def _finish_file(self, file: File) -> None:
        if file.lost or (file.failed and file.id is None):
            return
        file_id = self._file_id(file)
        if file_id is not None:
            # A file with a bad record is looked at again by the next load, which will say so again: no file has this time.
            mtime_ns = sources.NO_TIME if file.failed else file.input.mtime_ns
            sources.finish_file(self._conn, file_id, size=file.input.size, mtime_ns=mtime_ns, articles=file.articles)


def _annotate(documents: Sequence[Document | None]) -> list[_Found]:
    """Annotate some documents, and say what they are found by, in whichever process.

    A bug in a rule costs its document, is said, and the rest loads.
    """
    asked = [document for document in documents if document is not None]
    try:
        found = ((annotated, prints_of(annotated)) for annotated in annotate_all(asked))
        return [None if document is None else next(found) for document in documents]
    except Exception as error:  # noqa: BLE001 - a load that runs from cron for years must survive one text
        if len(documents) > 1:  # which of them it was is found by asking one by one
            return [result for document in documents for result in _annotate([document])]
        return [UnreadableSource(asked[0].key, our_mistake(error), asked[0].line)]


def _moment(instant: str) -> str:
    """Print an instant for people: "2015-05-03 07:00"."""
    return instant[:16].replace("T", " ")
