"""HTML source: one tokenizer for every module that looks at a page.

* tokenizer.py: source -> tags, text and raw text, with offsets
* references.py: character references -> characters
* foreign.py: whether a tag is inside svg or math, where other rules apply
* markup.py: a page that is tokenized once: its tokens, tags and scripts
* strip.py: text with markup -> the words that a browser shows
* edits.py: where our script block goes in a page, as edits
"""
