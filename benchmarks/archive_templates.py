"""Sentences of made-up releases by kind of occasion: `[a|b]` is a choice, `{name}` a slot, `EVENT> ` says which event a sentence tells of.

Headlines and leads are told from a side: that of the host, that of the guest, or beforehand. Sentences without an event may stand in
any of them.
"""

# ruff: noqa: E501 - a sentence with its choices stays on its line
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """How an occasion is told: side → headlines, side → leads, and further sentences, each at most once."""

    headlines: dict[str, list[str]]
    leads: dict[str, list[str]]
    details: list[str]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def _kind(details: str, **sides: str) -> Kind:
    """Each side: headlines, an empty line, leads."""
    parts = {side: text.strip().split("\n\n") for side, text in sides.items()}
    headlines = {side: _lines(part[0]) for side, part in parts.items()}
    return Kind(headlines, {side: _lines(part[1]) for side, part in parts.items()}, _lines(details))


KINDS = {
    "meeting": _kind(
        """
        signing> [After the talks|At the end of the meeting], {host} and {guest} signed [a memorandum of understanding|an agreement|a protocol] on {subject} in {town.name}.
        signing> {host} and {guest} [also|then] signed [an agreement|a memorandum] on {subject}.
        visit> [On the same day|Later on {day.full}], {guest} visited {body} in {town.name} together with {head}.
        visit> [In the afternoon|Before leaving], {guest} visited {body} with its {head.role}, {head.name}.
        The two [sides|ministers] discussed {subject} and [the situation in the region|visits by young people|the coming budget].
        {guest} thanked {host} for [the warm welcome|the frank talks|the hospitality].
        The meeting had been planned for {planned.full} and was [postponed|put off] because of [a storm|an illness].
        It was [the first visit of its kind in NUMBER years|the second meeting between the two this year|a return visit].
        {host} [accepted|took up] an invitation to {guestland}; a date has not been fixed.
        [Relations|Ties] between {hostland} and {guestland} [are close|go back more than NUMBER0 years|have been renewed].
        {ministry} will [follow up on|put into practice] what was agreed.
        """,
        host="""
        {host.title} {host.name} [receives|meets] {guest.title} of {guestland}
        {guestland} and {hostland} [discuss|talk about] {subject}
        {host.name} and {guest.name} meet in {town.name}
        [Talks|Meeting] with {guest.title} {guest.name} of {guestland}

        {host} [met with|received|held talks with] {guest} in {town} on {day}.
        On {day}, {host} [held talks with|met] {guest} in {town}.
        {host} [received|welcomed] {guest} in {town} on {day} for talks on {subject}.
        """,
        guest="""
        {guest.title} {guest.name} visits {hostland}
        {guest.name} [meets|holds talks with] {host.name} in {town.name}
        {guest.title} in {town.name}: {subject} on the agenda

        {guest} [met with|held talks with] {host} in {town} on {day}.
        During [a visit|a working visit] to {hostland}, {guest} met {host} in {town} on {day}.
        On {day}, {guest} was received by {host} in {town}.
        """,
        before="""
        {guest.title} of {guestland} to visit {town.name}
        {host.title} {host.name} to meet {guest.name}

        {host} will meet {guest} in {town} on {day}.
        On {day}, {host} will receive {guest} in {town} for talks on {subject}.
        """,
    ),
    "call": _kind(
        """
        They [spoke about|discussed] {subject} and [a meeting later this year|the next round of talks|the situation in the region].
        {host} [informed|told] {guest} about [recent steps|the work] on {subject}.
        The two [agreed to stay|will remain] in contact.
        {guest} congratulated {host} on [the anniversary of relations|the election result].
        {ministry} [has published|keeps] a summary of the conversation.
        """,
        host="""
        {host.title} {host.name} speaks with {guest.title} of {guestland}
        [Telephone|Phone] call with {guest.name} of {guestland}

        {host} spoke by telephone with {guest} on {day}.
        On {day}, {host} had a telephone conversation with {guest}.
        """,
        guest="""
        Phone call between {guest.name} and {host.name}
        {guest.title} {guest.name} calls {host.name}

        {guest} had a phone call with {host} on {day}.
        On {day}, {guest} spoke by phone with {host}.
        """,
    ),
    "conference": _kind(
        """
        speech> {speaker} gave [a keynote speech|a speech|the opening address] at the {series} on {day.full}.
        meeting> [On the margins of|During] the event, {speaker} met with {head} on {day.full}.
        {body} [organized|hosted] the {series} [for the first time|together with local partners].
        More than NUMBER0 [experts|participants|delegates] from NUMBER countries [took part|registered].
        The next edition will be held [in two years|next year].
        [Workshops|Panels] dealt with {subject} and [its costs|its history|questions of training].
        {head} [thanked|praised] the volunteers.
        """,
        host="""
        {series} [opens|held] in {town.name}
        {series}: {speaker.title} [calls for|asks for] better {subject}
        {town.name} hosts the {series}

        The {series} was held in {town} from {day} to {day2}.
        {speaker} attended the {series}, which took place in {town} from {day} to {day2.full}.
        From {day} to {day2}, {body} hosted the {series} in {town}.
        """,
        guest="""
        {speaker.title} {speaker.name} attends the {series}
        {speaker.name} speaks in {town.name}

        {speaker} attended the {series} in {town}, held from {day} to {day2.full}.
        {speaker} took part in the {series}, which was held in {town} from {day} to {day2}.
        """,
        before="""
        {series} to be held in {town.name}
        {body.name} invites to the {series}

        The {series} will be held in {town} from {day.full} to {day2.full}.
        {body} will host the {series} in {town} from {day.full} to {day2.full}.
        """,
    ),
    "opening": _kind(
        """
        Among the guests was {private}, who has lived next door for NUMBER years [and brought a cake|].
        {head} [thanked|guided] {host} and [the builders|the neighbours].
        The new {facility} cost NUMBER million and [was built by local firms|replaces one from YEAR].
        {body} will [run|manage] the {facility}.
        [The first visitors|Pupils of two schools] [came in the afternoon|were let in at noon].
        {ministry} [paid|bore] half of the costs.
        """,
        host="""
        New {facility} opened in {town.name}
        {host.title} {host.name} opens {facility} in {town.name}
        {body.name} opens new {facility}

        {host} opened the new {facility} of {body} in {town} on {day}.
        On {day}, {host} and {head} opened a new {facility} in {town}.
        """,
        guest="""
        {body.name}: new {facility} open
        A new {facility} for {town.name}

        {head} and {host} opened a new {facility} in {town} on {day}.
        The new {facility} of {body} in {town} was opened on {day} by {host}.
        """,
    ),
    "appointment": _kind(
        """
        {host} succeeds {old.name}, who [led|headed] the ministry for NUMBER years.
        {former}
        {host} [studied law|studied engineering|trained as a teacher] and [speaks NUMBER languages|has published on {subject}].
        The handover took place in {town}.
        [Priorities|First tasks] are {subject} and [a new budget|the reform of the office].
        {old.name} [wished the successor well|thanked the staff].
        """,
        host="""
        {host.name} appointed {host.title}
        New {host.title}: {host.name}
        {host.name} takes over the {ministry.name}

        {host.name} was appointed {host.title} of {hostland} on {day}.
        On {day}, {host.name} was appointed {host.title} of {hostland}.
        """,
    ),
    "accident": _kind(
        """
        {private} was [taken to hospital|treated on the spot] [with a broken arm|with minor injuries|but has gone home since].
        {private2} [had called|alerted] the emergency number.
        {head} said that [the boat|the lorry|the crane] [had not been inspected for NUMBER years|was new].
        The cause is [being investigated|not yet known].
        Witnesses are asked to [come forward|call].
        [Traffic|Work] [was stopped|was interrupted] for NUMBER hours.
        """,
        host="""
        One person injured in accident near {town.name}
        Accident in {town.name}: {private.name} rescued
        {body.name} [responds to|called to] accident in {town.name}

        {private}, NUMBER2, was injured in an accident in {town} on {day}, {body} said.
        On {day}, {body} rescued {private} and {private2} after an accident in {town}.
        """,
    ),
    "signing": _kind(
        """
        {host} and {guest} had [prepared|negotiated] the text for NUMBER months.
        [It provides for|The partners plan] exchanges of staff and joint work on {subject}.
        {body2} [already works with|has had links with] NUMBER institutions abroad.
        The agreement [runs for NUMBER years|will be extended unless one side objects].
        The ceremony was attended by [students|members of both boards].
        """,
        host="""
        {body.name} and {body2.name} sign agreement
        Agreement on {subject} signed in {town.name}

        {host} and {guest} signed a cooperation agreement in {town} on {day}.
        On {day}, {body} and {body2} signed an agreement on {subject} in {town}. It was signed by {host} and {guest}.
        """,
        guest="""
        New partner in {hostland}: agreement with the {body.name}
        {body2.name} signs agreement in {town.name}

        {guest} signed an agreement on {subject} with {host} in {town} on {day}.
        {body2} signed an agreement with {body} on {day} in {town}. {guest} and {host} signed it.
        """,
    ),
    "credentials": _kind(
        """
        The ambassador and the minister discussed {subject}.
        {guest} [has served|served earlier] in NUMBER countries.
        {host} [wished the ambassador success|spoke of a friendship of NUMBER0 years].
        They also [talked about|touched on] [trade|tourism|the number of flights].
        Relations between {hostland} and {guestland} were [described as excellent|called good].
        """,
        host="""
        {host.title} {host.name} receives Ambassador of {guestland}
        Ambassador of {guestland} at the {ministry.name}

        {host} received {guest} in {town} on {day}.
        On {day}, {host} met with {guest} in {town}.
        """,
    ),
    "inspection": _kind(
        """
        {head} showed {host} [the new wing|the laboratory|the archive] and [spoke of|explained] {subject}.
        {host} [spoke with|listened to] [nurses|young staff|apprentices], among them {private}.
        {body} [has|counts] NUMBER0 employees.
        [Repairs|Renovation] will [begin|end] [in spring|after the holidays].
        {host} [promised|announced] NUMBER million for {subject}.
        """,
        host="""
        {host.title} {host.name} visits {body.name}
        {host.name} [inspects|tours] {body.name} in {town.name}

        {host} visited {body} in {town} on {day}.
        On {day}, {host} inspected {body} in {town} and met {head}.
        """,
        guest="""
        {host.title} visits our house
        High visit: {host.name} at the {body.name}

        {head} welcomed {host} at {body} in {town} on {day}.
        On {day}, {host} visited {body} in {town}.
        """,
    ),
    "exercise": _kind(
        """
        NUMBER0 people, NUMBER boats and two helicopters [took part|were on duty].
        {head} and {head2} watched the exercise.
        [Oil barriers|Night rescue|Radio links] were [tested|tried out].
        The exercise was [the third of its kind|planned for NUMBER months].
        {body2} [sent|provided] NUMBER [divers|observers].
        """,
        host="""
        {body.name} and {body2.name} hold exercise
        Exercise off {town.name} [completed|held]

        {body} and {body2} held a joint exercise off {town} from {day} to {day2}.
        From {day} to {day2.full}, {body} trained with {body2} in an exercise near {town}.
        """,
        guest="""
        Our crews at exercise in {town.name}
        {body2.name} trains with {body.name}

        {body2} took part in a joint exercise with {body} near {town} from {day} to {day2.full}.
        {body2} and {body} held an exercise off {town} from {day} to {day2}.
        """,
    ),
}

FACILITIES = (
    "reading room, simulator, ferry terminal, training workshop, laboratory, control room, nursery school, pilot station".split(
        ", "
    )
)

BRIEFS = {
    "visit": _lines(
        """
        On {day.full}, {host} visited {body} in {town}, where {head} [showed the guests around|presented the plans].
        {host} [also|] visited {body} in {town} on {day.full} and spoke with {head}.
        """
    ),
    "conference": _lines(
        """
        On {day.full}, the {series} will open in {town}; {body} is the organizer.
        The {series}, which {body} organizes, will begin in {town} on {day.full}.
        """
    ),
}
