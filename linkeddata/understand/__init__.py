"""Document → Description.

recognize/   names, titles, dates and triggers in the text (the model)
entities/    mentions of one person, organization or place → one entity, and the facts about it
events/      triggers → events, with date, place and participants
statements/  all of that → statements with their evidence
describe.py  these stages in order
"""
