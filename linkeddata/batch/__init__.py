"""Many documents: which files a folder holds, several at a time, what was done, and one file of everything.

inputs.py     files and folders → the documents to convert, and where their outputs go
jobs.py       the same work on many files, in processes of their own
manifest.py   what was made of which file, so that a later run can go on
lock.py       one writer in a folder
merge.py      many files of linked data → one
"""
