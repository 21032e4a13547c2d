"""Private persons: a warning for each, and an edition without them.

A private person takes part in an event of a kind in `SENSITIVE` (arrest, trial, accident, …) and has no public role: the text
gives no title, employer or membership.

`without_private` removes the person, every statement that refers to them and every quotation that contains the name;
`without_persons` does the same for persons whom the user names. The event is kept; it gets a new name or IRI if the old one
contained the name. In the headline "…" replaces the name. Accents, punctuation and markup are ignored when names are searched.

Not removed: the address of the page; a surname in the name of someone or something else; details that identify a person without
a name (age, street, the job of a relative); and people whom the model did not recognize.
"""

from linkeddata.edit.privacy.omission import without_persons, without_private
from linkeddata.edit.privacy.persons import SENSITIVE, private_persons, warnings

__all__ = ["SENSITIVE", "private_persons", "warnings", "without_persons", "without_private"]
