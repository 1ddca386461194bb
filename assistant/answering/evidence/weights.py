"""What counts how much in a statement's support for a question, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much in a statement's support; how they were chosen: docs/decisions/0004-support.md.

    The first four: what a term of the question is worth that stands in the sentence's line (with a table's heads), in
    the headings above, in the document's title (1 in the sentence itself). Then what is added, and what remains of the
    score when something that was asked for is missing or contradicts.
    """

    preamble: float = 0.6  # what all is done under, where something else is asked for
    opens: float = 0.08  # for beginning with all that the question is about
    company: float = 0.05  # for each other sentence of the paragraph that names the main thing
    line: float = 0.6
    section: float = 0.9
    title: float = 0.9
    own: float = 0.05
    retrieved: float = 0.1
    count_agrees: float = 0.3
    as_many: float = 0.3
    reason: float = 0.15
    stated_reason: float = 0.25
    label: float = 0.25
    titled: float = 0.3
    defines: float = 0.15
    definition: float = 0.5
    announced: float = 0.25
    figure_named: float = 0.2
    asked_form: float = 0.25
    counted_alike: float = 0.15
    place_named: float = 0.15
    reasoned_line: float = 0.9
    broad_period: float = 0.85
    one_year: float = 0.75
    no_figure: float = 0.5
    other_unit: float = 0.6
    no_date: float = 0.5
    other_period: float = 0.3
    no_period: float = 0.75
    other_place: float = 0.5
    other_stance: float = 0.6
    reviewed: float = 0.7  # what was done, where what is to be done is asked for, or the other way round
    opposite: float = 0.5
    not_denied: float = 0.75
    no_place: float = 0.7
    other_side: float = 0.5
    label_line: float = 0.85
    no_members: float = 0.8
    no_places: float = 0.6
    warns: float = 0.25  # an editor's warning, where it is asked how far something is to be trusted
    remark_on_doubt: float = 1.15  # whether a figure or a saying is to be trusted is what the editor looked into
    one_of_a_row: float = 0.75  # what is asked about is one of several things that are told of together
    editors_remark: float = 0.93  # a digest's editor compares and sums up; what the sources say comes first
    not_the_paper: float = 0.6
    speaks_of_the_paper: float = 0.85


WEIGHTS = Weights()
