"""What is known of a name before it is read: the office's own list, and the public lists of the package.

    keys.py         what of a name is compared           rows.py         the rows of the office's list
    authorities.py  the public lists of `vocab/`         csv_file.py     reading the list from CSV
    decide.py       which entry a name means, or none    turtle_file.py  reading it from Turtle
    offices.py      which row of the list it means       check.py        duplicates and clashes in it
    load.py         a list by its file's name            add.py          adding a row

Nothing is guessed: where a name fits several entries and the text does not tell which, all are candidates and none is chosen.
"""
