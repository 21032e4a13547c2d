"""Private persons: a warning for each, and an edition that says nothing of them.

A private person takes part in a happening of a kind in `SENSITIVE` (arrest, trial, accident, …) and holds no public role.

`without_private` leaves out the person, every statement that refers to him or her and every quotation that holds the name; what
happened stays, named anew where its name or IRI told who it was; in the headline "…" takes the place of the name. Names are
looked for without regard to accents, punctuation and markup.

What stays: the address of the page; a surname that somebody or something else bears too, in that one's name; what tells a
person without a name (age, street, the office of a relative); and whom the reader did not recognise as a person.
"""

from linkeddata.edit.privacy.omission import without_private
from linkeddata.edit.privacy.persons import SENSITIVE, private_persons, warnings

__all__ = ["SENSITIVE", "private_persons", "warnings", "without_private"]
