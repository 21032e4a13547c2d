"""The tagger: our own small neural network that finds mentions and relations in a text."""

from __future__ import annotations

import hashlib
import io
import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from linkeddata.errors import ModelError
from linkeddata.understand.recognize import heads
from linkeddata.understand.recognize.labels import DATE, KINDS, RELATIONS, SPAN_TYPES
from linkeddata.understand.recognize.span_repair import repaired
from linkeddata.understand.recognize.windows import Window, windows
from linkeddata.values.mentions import Mention, MentionKind, Relation
from linkeddata.values.span import Span

MODEL = Path(__file__).parent / "weights"
LEAST_RELATION = 0.15  # relations with less confidence are dropped; the rules choose among the rest
_SAME = RELATIONS.index("sameEvent")
_EVENTS = (MentionKind.EVENT_NAME, MentionKind.TRIGGER)


class Tagger:
    """The model, loaded: an int8 ONNX encoder with a tag head, and two heads in numpy.

    Args:
        folder: `reader.onnx`, `heads.npz`, `tokenizer.json` and `model.json`, which lists their SHA-256 digests.

    Raises:
        ModelError: a file is missing or differs from its digest.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        card = _card(folder)
        self.version = f"{card['version']} {card['files']['reader.onnx'][:12]}"
        files = {name: _checked(folder / name, digest) for name, digest in card["files"].items()}
        import onnxruntime
        from threadpoolctl import ThreadpoolController
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # one thread and fixed order: the same sums on every run
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(files["reader.onnx"], options, providers=["CPUExecutionProvider"])
        self._heads = dict(np.load(io.BytesIO(files["heads.npz"])).items())
        tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}
        self._tokenizer = tokenizer
        self._threads = ThreadpoolController()

    def tag(
        self, text: str, sentences: Sequence[Span], dates: Sequence[Span], times: Sequence[Span] = ()
    ) -> tuple[tuple[Mention, ...], tuple[Relation, ...]]:
        """Find mentions and relations.

        Args:
            text: the document's text.
            sentences: what is to be read, in text order.
            dates: places of dates, possible objects of `when`.
            times: places of times of day, possible objects of `hour`.

        Returns:
            Mentions in text order, and relations between them; the object of a `when` is an index into `dates`, of an `hour` into `times`.
        """
        mentions: list[Mention] = []
        relations: list[Relation] = []
        with self._threads.limit(limits=1, user_api="blas"):  # on products this small a second thread only waits
            for window in windows(text, sentences, self.pieces):
                self._tag_window(text, window, (dates, times), mentions, relations)
        return tuple(mentions), tuple(relations)

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the word-piece ids of a word."""
        if word not in self._known:
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[word] = tuple(self._tokenizer.encode(word, add_special_tokens=False).ids)
        return self._known[word]

    def _tag_window(
        self,
        text: str,
        window: Window,
        moments: tuple[Sequence[Span], Sequence[Span]],
        mentions: list[Mention],
        relations: list[Relation],
    ) -> None:
        hidden, scores = self._session.run(
            None,
            {
                "pieces": np.array([window.pieces], dtype=np.int64),
                "shapes": np.array([window.shapes], dtype=np.int64),
                "first": np.array(window.first, dtype=np.int64),
            },
        )
        sure = heads.softmax(scores)
        tags = heads.best_tags(scores)
        found = repaired(text, window.words, window.sentence, heads.chunks(tags))
        base = len(mentions)
        spans = [(first, last, SPAN_TYPES.index(kind)) for first, last, kind in found]
        near = [
            (name, n, place)
            for name, places in zip(("when", "hour"), moments, strict=True)
            for n, span in enumerate(places)
            if (place := _place(window, span))
        ]
        spans += [(*place, DATE) for _, _, place in near]
        if not spans:
            return
        edges = np.array([(first, last + 1) for first, last, _ in spans])
        means = heads.means(hidden, edges)
        chosen = heads.means(sure[np.arange(len(tags)), tags][:, None], edges)[:, 0].tolist()
        kinds, real = heads.kinds(self._heads, means[: len(found)])
        for n, (first, last, kind) in enumerate(found):
            event = kind in _EVENTS
            mentions.append(
                Mention(
                    Span(window.words[first].start, window.words[last].end),
                    MentionKind(kind),
                    round(chosen[n] * (float(real[n]) if event else 1.0), 3),
                    KINDS[int(kinds[n].argmax())] if event else None,
                    round(float(kinds[n].max()), 3) if event else 0.0,
                )
            )
        firsts, lasts = [s[0] for s in spans], [s[1] for s in spans]
        table = heads.pair_table([s[2] for s in spans], firsts, [window.sentence[f] for f in firsts])
        if not len(table):
            return
        chances = heads.relations(self._heads, hidden, means, firsts, lasts, table)
        for row, column in zip(*np.nonzero(_wanted(chances, table, [kind for _, _, kind in spans])), strict=True):
            if column:
                i, j = int(table[row, 0]), int(table[row, 1])
                name, thing = RELATIONS[column], base + j
                if (name == "when") != (j >= len(found)):
                    continue  # only a date tells when
                if name == "when":
                    name, thing, _ = near[j - len(found)]
                relations.append(Relation(base + i, thing, name, round(float(chances[row, column]), 3)))


def _wanted(chances: heads.Floats, table: NDArray[np.int64], kinds: Sequence[int]) -> NDArray[np.bool_]:
    """Return which relations are likely enough; how unlikely two mentions are one event is always wanted, see `events.gather`."""
    wanted = chances >= LEAST_RELATION
    events = np.array([SPAN_TYPES[kind] in _EVENTS for kind in kinds])
    wanted[:, _SAME] |= events[table[:, 0]] & events[table[:, 1]]
    return wanted


@lru_cache(maxsize=2)
def load_tagger(folder: Path = MODEL) -> Tagger:
    """Return the tagger of `folder`, loaded once a process."""
    return Tagger(folder)


def _place(window: Window, span: Span) -> tuple[int, int] | None:
    """Return the first and last word of the window that lie in `span`."""
    first = bisect_left(window.words, span.start, key=lambda word: word.start)
    last = bisect_right(window.words, span.end, key=lambda word: word.end) - 1
    return (first, last) if first <= last else None


def _card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / "model.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError("the model cannot be read", "install the package again", source=str(folder / "model.json")) from error
    if tuple(card["relations"]) != RELATIONS or tuple(card["kinds"]) != KINDS or tuple(card["spans"]) != SPAN_TYPES:
        raise ModelError(
            "the model was made for another version of the package", "use weights of this version", source=str(folder)
        )
    return card


def _checked(path: Path, digest: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError("a file of the model is missing", "install the package again", source=str(path)) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError("a file of the model was changed", "install the package again", source=str(path))
    return data
