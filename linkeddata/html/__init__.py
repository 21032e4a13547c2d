"""HTML as it is written: one tokenizer for all who look at a page.

* tokenizer.py: source -> tags, text and raw text with their places
* references.py: character references -> the characters they stand for
* foreign.py: whether a tag stands in svg or math, where other rules hold
* markup.py: one page, tokenized once: its tokens, tags and scripts
* strip.py: text with markup -> the words that it shows
"""
