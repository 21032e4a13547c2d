"""The edition of a description that says only what is sure enough.

A thing is as sure as the surest statement of its class or name. What is left out takes along what hangs on it:

    a thing            with it go all statements about it and all that point to it
    a post (role)      goes when its body, its title or its person does
    a happening        goes when neither a date, a place nor anybody taking part is left
    a country          that only an adjective names goes when nothing but the article points to it

What was given stays, and with it the things at both its ends: metadata, options, what an editor wrote, and what the article says
of itself. A thing that stays keeps its name and a class: a happening whose kind is unsure is an `Event`, and one that was called
after its kind and those who took part is called so anew. IRIs stay.
"""

from linkeddata.confidence.omission import sure_enough, unsure_shown

__all__ = ["sure_enough", "unsure_shown"]
