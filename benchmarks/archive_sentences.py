"""Sentences of made-up releases that are about no occasion: `[a|b]` is a choice; SUBJECT, OTHER, NUMBER and YEAR are filled in."""
# ruff: noqa: E501 - a sentence with its choices stays on its line

#: What is said in quotation marks: subject, verb, end. SUBJECT and OTHER are subjects of the portfolio.
QUOTES = """
[Our|The] work on SUBJECT [does not begin|will not end] [today|here|with one signature][, but it needs a push|; it needs patience|].
[Whoever|Anyone who] has [waited|queued|asked] for SUBJECT [knows why|will understand why] [this step matters|we are here|we could not wait].
[Nobody|No country|No region] can [improve|look after|pay for] SUBJECT alone, and [small|neighbouring|coastal] countries [know it best|learn it first].
[We have|They have] [listened|spoken frankly] about SUBJECT and about OTHER, and [not every question is settled|the list of tasks is long].
[In five years|By the end of the decade|Soon] people will ask [how they ever managed|why it took so long] without better rules for SUBJECT.
[Good|Honest|Plain] figures come first; SUBJECT can only be [judged|planned] by those who [count|measure].
[The money|The budget] for SUBJECT is [there|set aside|not yet complete], and [it will be spent carefully|every crown of it will be accounted for|we shall find the rest].
[I am glad|It is a relief|It is good] that we came to OTHER [as well|too], because [one does not work without the other|our towns depend on it].
[We should not promise|Let us not promise] more than we can [keep|build|staff]; we owe SUBJECT [better|sober work].
[Our visitors|Our colleagues|Our partners] [asked hard questions|brought new ideas|did not spare us], and [that is how it should be|we are thankful for it].
[Every|Each] [school|harbour|clinic|village] that [takes part|joins] will [see|feel] the difference [within a year|by next summer|before long].
[What we learn here|What was tried here] about SUBJECT [can be used elsewhere|will help other regions] [at little cost|without delay|].
""".strip().splitlines()

#: Sentences around the news: figures and plans that name nobody.
BACKGROUND = """
[In the past year|Over the last three years|Since last autumn], spending on SUBJECT rose by NUMBER per cent, [mostly in the regions|mainly outside the cities|from a low level].
[About|Nearly|More than] NUMBER0 people [work in|depend on|are trained each year in] this field, [a third of them part-time|most of them in small firms|half of them women].
[A study|A survey|An inquiry] [among|of] NUMBER0 [households|firms|schools|users] [found|showed] that [most of them|one in three|hardly any] [care about|had heard of|had used|would pay more for] SUBJECT.
[The talks|The discussions] [also|further] [covered|turned to] OTHER[, vocational training| and the exchange of experts|, statistics and reporting].
[Further|More detailed] [figures|results] will be [published|made available] [in the coming weeks|before the summer break|at the end of the quarter].
[The programme|The plan|The project] [runs for|covers] NUMBER [months|years] and costs [about|some] NUMBER million [euros|dollars], [paid in equal parts|of which half is covered|shared between the partners].
[Applications|Comments|Questions] [can be sent|are accepted] [until the end of the month|until further notice|by post and online].
[Experts|Specialists] from both sides will [meet again|compare their notes|report back] [within NUMBER weeks|later this year|before any decision is taken].
[A working group|A small team|A joint committee] [of NUMBER members|] will [prepare|draw up] [a list of measures|a timetable|a first report] on SUBJECT.
[Rain|Fog|A strike of bus drivers|Heavy snow] [delayed|shortened] part of the programme; [a tour of the old town|a boat trip|an evening concert] [was cancelled|had to be dropped].
[The first|An earlier] [phase|stage] [cost less than planned|took longer than expected|was completed without accidents], [the final account shows|as auditors confirmed].
[Trade|Traffic|Exchange] between the [two sides|regions] [grew|fell slightly] [last year|in the first half of the year], [by NUMBER per cent|after years of standstill].
[Local firms|Small suppliers] received NUMBER per cent of all orders, [a condition of the contract|more than ever before].
[The building|The hall|The site] [offers room for|is used by] NUMBER0 [visitors|students|guests] and is [heated with wood|open all year|free of steps].
[Neither side|Nobody present] wished to [comment on|speculate about] [prices|the cost|a date], [which depends on several tenders|as negotiations continue].
[Schools|Libraries|Harbours] in NUMBER [districts|towns] have [asked to join|shown interest], [more than the organizers had hoped|though not all can be accepted].
[Printed copies|Large-print copies|Recordings] are [available|sent out] on request, [free of charge|at cost price].
[Under the present rules|So far], [towns and districts|private firms|volunteers] [look after|pay for|are in charge of] SUBJECT; [that will change step by step|this is to be reviewed].
[Parking|Access by train|The new footpath] will be [improved|extended] [next year|as soon as the ground is dry], [the town council has decided|at no cost to residents].
[Two thirds|Nearly half|A quarter] of the [visitors|participants|applicants] came from [abroad|rural districts|neighbouring towns], [a figure that surprised the organizers|slightly more than before].
[An exhibition|A display] of [maps|tools|photographs] in the [lobby|entrance hall] [recalls|tells of] the early days; [admission is free|it stays open until the end of the month].
[The annual report|A short brochure] on SUBJECT [lists|describes] NUMBER [successes and NUMBER failures|examples], [each with its cost|from eight regions].
[New rules|Stricter limits] for SUBJECT [entered into force|were adopted] [last year|after long debate], [but many firms asked for more time|and have been kept so far].
[Insurance companies|Trade unions|Consumer groups] [called for|demanded] [clear rules|simple forms|shorter waiting times]; [their proposals are being examined|some of this is now planned].
[Prices|Fees|Fares] [stay the same|will not rise] [this year|until the next review], [while children travel free|with a discount for students].
[The report|The decision] is [available in three languages|on display in the town hall|published in full].
[Half|Most] of the [equipment|machines|furniture] was [bought second-hand|repaired in local workshops|donated], which saved [about|some] NUMBER0 thousand [euros|dollars].
[A hotline|A help desk] [answers questions|gives advice] about OTHER [every weekday|on weekday mornings].
""".strip().splitlines()

ABOUT = """
[{body} was founded in YEAR and|Founded in YEAR, {body}] [employs|has] NUMBER0 [people|staff|members]. It [publishes its accounts every spring|works in NUMBER districts].
[{body}|The office] [answers|replies to] questions of the press [on working days|by e-mail]; [photographs may be used free of charge|no photographs are available].
""".strip().splitlines()
