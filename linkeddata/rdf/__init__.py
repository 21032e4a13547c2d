"""Description ↔ graphs ↔ text.

dataset.py       description → data graph and evidence graph
serialize/       graphs → text, in one order        parse.py   text → statements, within limits, no network
triple_index.py  statements, indexed for reading
"""
