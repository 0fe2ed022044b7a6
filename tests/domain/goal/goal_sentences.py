"""Goals, good and bad, with the questions that each fails: written before the test of a goal was.

Every third one is kept aside: it is measured, and the tables are never changed for it. Today is `TODAY`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TODAY = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class Example:
    """A goal, and the numbers of the questions that it should fail."""

    text: str
    failed: tuple[int, ...]
    aside: bool


# A line is `numbers | sentence`; nothing before the bar is a goal that fails no question.
_GOOD = """
| Cut days to issue a building permit from 45 to 20 in the north office by 11 May
| Raise on-time delivery from 72 to 92 % at the Leeds depot by 8 May
| Permit days cut from 45 to 20 by 11 May
| Zero missed visits on ward 12 by 1 May
| Halve the waiting time in the eye clinic by 4 May
| Reduce falls on ward 7 from 12 a month to 4 a month by 30 April
| Increase vaccination follow-ups from 26 % to 90 % in the three villages within 70 days
| Bring the share of letters answered within 5 days from 40 % to 95 % by 11 May
| Double the number of home visits a week from 30 to 60 by 10 May
| Cut patients who leave A&E without being seen from 9 % to 3 % by 11 May
| Eliminate double bookings in theatre 3 by 30 April
| No patient waits longer than 4 hours in accident and emergency by 11 May
| By 11 May, cut the backlog of planning applications from 310 to 100
| Planning decisions within 20 days raised from 55 % to 90 % by 6 May
| Finish 120 overdue inspections under section 106 by 11 May
| Shorten the time to process form 27B from 18 to 6 days by 4 May
| The north office issues 9 of 10 permits in under 20 days by 11 May
| Lower the number of returned applications from 38 to 10 a week by 2026-05-11
| Reduce permits older than 60 days from 84 to 0 by May 11
| We will cut complaints about bin collection on Route 66 from 40 to 15 a week by 11 May
| Cut scrap on line 4 from 6.5 % to 3 % by 8 May
| Reduce changeover time on press 12 from 95 minutes to 40 minutes by 11 May
| Raise first-pass yield from 81 % to 93 % in cell 3 by 30 April
| Get unplanned stops on the Boeing 737 line down from 14 a week to 5 by 11 May
| Reach 98 % complete kits at the start of each shift by 4 May
| Scrap halved in the paint shop by 11 May
| Fewer than 5 customer returns a week from the ISO 9001 line by 11 May
| Late orders down from 22 % to 8 % in ten weeks
| Cut nuts and bolts stock from 3,400 to 1,200 boxes by 11 May
| Ship 95 % of spare parts the same day by 11 May
| Raise the share of Year 7 pupils reading at their age from 54 % to 75 % by 11 May
| Cut unexcused absences in grade 9 from 64 to 25 a week by 30 April
| Pupils late to first lesson cut from 80 to 30 a day by 4 May
| Have 200 of 240 parents at parents' evening by 29 April
| Increase homework handed in on time from 60 to 85 per cent by 11 May
| Bring lunch queue time from 25 to 10 minutes at Hill School by 11 May
| Raise the pass rate in the mathematics retake from 48 % to 70 % by 8 May
| Reduce failed deployments from 18 % to 5 % by 11 May
| Cut the build from 42 minutes to under 10 minutes by 20 April
| Bring crashes on Windows 11 from 340 a day to 50 a day by 11 May
| Open priority 1 bugs cut from 27 to 5 by 30 April
| Reduce time to restore service from 190 to 60 minutes within ten weeks
| Raise sign-ups that finish from 31 % to 50 % by 11 May
| Answer 90 % of support tickets within 4 hours by 11 May
| Resolve 150 of the 210 tickets older than 30 days by 11 May
| Cut the days that a flat stands empty from 41 to 15 by 11 May
| Reduce open repairs in block 14 from 230 to 60 by 30 April
| Repairs done at the first visit up from 58 % to 85 % by 11 May
| House 40 families from the waiting list by 11 May
| Rent arrears over 8 weeks cut from 96 to 40 households by 8 May
| Halve heating failures in Tower 2 by 31 March
| Cut food thrown away in the kitchen from 90 kg to 30 kg a day by 11 May
| Serve 300 meals a day instead of 180 from 4 May 2026
| Raise the share of meals delivered hot from 62 % to 90 % by 11 May
| Reduce kitchen orders sent back from 24 to 8 a week by 30 April
| Cut spoilt milk from 1.200 litres to 400 litres a week by 11 May
| Cut late departures on line 27 from 31 % to 10 % by 11 May
| Buses that leave on time up from 70 % to 90 % by 4 May
| Reduce empty kilometres from 28 % to 15 % by 30 April, led by Dia
| Lost and damaged parcels down from 130 to 40 a week by 11 May
| Bring the turnaround of lorries at gate 5 from 95 to 45 minutes by 11 May
| Win back 60 lapsed donors by 11 May
| Collect 80 % of invoices within 30 days by 11 May
| Fill 25 of the 31 vacant nursing posts by 11 May
| Cut research and development purchase orders that wait from 75 to 20 by 8 May
| Senken wir die Bearbeitungszeit von 45 auf 20 Tage bis zum 11. Mai
| Réduire le délai de 45 à 20 jours dans le bureau nord avant le 11 mai
| Reducir los días para un permiso de 45 a 20 en la oficina norte antes del 11 de mayo
| Ausschuss an Linie 4 bis 8. Mai halbieren
| Former 50 infirmières avant le 30 avril
"""

_BAD = """
1 2 | Implement new CRM by December
2 4 7 | Improve morale
1 | Train 50 nurses by 30 April
2 | Reduce errors by 30 April
1 2 | Study causes of delay in 60 days
1 2 | Review the discharge process on ward 12 by 30 April
1 | Hold 6 hand-washing workshops by 11 May
4 | Cut falls on ward 7 from 12 to 4 a month
7 | Try to cut waiting time from 90 to 40 minutes by 11 May
6 | Cut waiting time from 90 to 40 minutes and raise satisfaction from 60 to 80 % by 11 May
2 7 | Significantly reduce missed visits by 1 May
1 | 50 nurses trained by 30 April
1 2 4 | Establish a falls committee
2 | Reduce infections on ward 12 by 11 May
2 | Cut the time to issue form 27B by 11 May
1 2 | Develop a new permit portal by 8 May
1 2 | A new permit portal is developed by 8 May
1 2 4 | Assess and document the permit process
7 | As far as possible, cut permit days from 45 to 20 by 11 May
2 7 | Issue permits better by 11 May
2 7 | Answer letters as soon as possible by 11 May
6 | Cut permit days from 45 to 20 by 11 May; train all clerks
3 | Cut permit days from 20 to 45 by 11 May
3 | Raise permits issued a week from 40 to 40 by 11 May
2 4 | Reduce the backlog
1 | Review 120 old files under section 106 by 30 April
1 2 | Roll out ISO 9001 in the plant by 11 May
1 2 | Launch lean on line 4 by 8 May
1 | Conduct 12 audits on line 4 by 8 May
2 4 7 | Optimise changeovers
7 | Strive to bring scrap down from 6 % to 3 % by 8 May
6 | Reduce scrap from 6 % to 3 % and implement 5S by 8 May
2 | Cut unplanned stops on the Boeing 737 line by 11 May
1 2 | Installation of the new press by 30 April
1 | Plan 10 kaizen events by 8 May
3 | Increase late orders from 22 % to 8 % by 11 May
1 2 | Design a reading programme for Year 7 by 11 May
1 2 4 | Promote reading
2 4 7 | Hope for better results
1 2 | Communicate the new rules to all parents by 30 April
1 | Training of 40 teachers by 11 May
2 | Raise attendance in grade 9 by 11 May
7 | We aim to raise the pass rate from 48 % to 70 % by 8 May
6 | Raise the pass rate from 48 % to 70 %, reduce absences from 64 to 25 by 11 May
1 2 | Create a dashboard by 11 May
1 2 | Build version 2 of the app by 30 April
1 | Write 200 unit tests by 11 May
1 2 | We will migrate to PostgreSQL 16 by 11 May
2 4 | Reduce technical debt
2 7 | Ongoing reduction of bugs by 11 May
1 2 7 | Strive to implement single sign-on by 11 May
4 | Cut the build from 42 to 10 minutes soon
1 2 | Draft a repairs policy by 30 April
1 2 | The housing team will define roles by 11 May
2 | Reduce open repairs in block 14 by 30 April
5 | Cut empty days from 41 to 15 by 11 May, led by the committee
5 | Cut empty days from 41 to 15 by 11 May, led by ana/ben
1 2 | Explore options for Tower 2 by 31 March
1 2 | Support tenants in block 14 by 11 May
6 | Halve open repairs and double first-visit fixes by 11 May
1 2 | Prepare a waste plan in 70 days
2 | Reduce food waste in 70 days
2 | Fewer meals sent back by 30 April
1 | Coordinate 14 suppliers by 11 May
1 2 | Strengthen the cold chain by 11 May
1 | Analyse 300 complaints by 8 May
1 2 | Study line 27 by 4 May 2026
2 | Raise punctuality on Route 66 by 4 May
7 | Hopefully cut late departures from 31 % to 10 % by 11 May
4 | Cut late departures from 31 % to 10 % by 31 April
"""


def read_examples(lines: str) -> list[Example]:
    """The examples of a text; every third is kept aside."""
    examples = []
    for at, line in enumerate(lines.strip().splitlines()):
        numbers, _, text = line.partition("|")
        failed = tuple(int(number) for number in numbers.split())
        examples.append(Example(text.strip(), failed, aside=at % 3 == 2))
    return examples


EXAMPLES = (*read_examples(_GOOD), *read_examples(_BAD))
TUNED = tuple(example for example in EXAMPLES if not example.aside)
KEPT_ASIDE = tuple(example for example in EXAMPLES if example.aside)
