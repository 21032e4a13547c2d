"""Shows the network what it finds wrongly: spans that no release has, so that kinds and relations learn to refuse them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch

from linkeddata.understand.recognize import heads
from linkeddata.understand.recognize.labels import NO_EVENT, TAGS
from linkeddata.values.mentions import MentionKind
from linkeddata.values.span import Span
from training.gold import LabelledSpan, Lesson
from training.lessons import Sample
from training.net import Net

_EVENTS = (MentionKind.EVENT_NAME, MentionKind.TRIGGER)
_EASILY = 2.0  # added to the scores of events: it learns to refuse more than it will find


def with_mistakes(lesson: Lesson, samples: Sequence[Sample], judge: Net) -> Lesson:
    """Return a lesson with the spans that `judge` finds and that touch none of the annotated ones.

    Args:
        lesson: what is taught.
        samples: its windows.
        judge: a network half trained; it reads with dropout, so that it errs as it does on texts that it has not seen.
    """
    held = bytearray(len(lesson.text))
    for span in lesson.spans:
        held[span.span.start : span.span.end] = b"\1" * len(span.span)
    leaning = torch.tensor([_EASILY if tag.startswith("B-") and tag[2:] in _EVENTS else 0.0 for tag in TAGS])
    wrong = []
    for sample in samples:
        window = sample.window
        judge.train()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states = judge.encode(torch.tensor([window.pieces]), torch.tensor([window.shapes]), None)[0]
        scores = judge.tag(states[list(window.first)].float()) + leaning
        for first, last, kind in heads.chunks(heads.best_tags(scores.detach().numpy())):
            place = Span(window.words[first].start, window.words[last].end)
            if not any(held[place.start : place.end]):
                wrong.append(LabelledSpan(place, kind, f"wrong:{place.start}", NO_EVENT if kind in _EVENTS else None))
    return replace(lesson, spans=(*lesson.spans, *wrong))
