"""A third set of goals, from other kinds of work; written before it was judged, good and bad in equal numbers.

Every third was kept aside while the tables were changed for the mistakes in the others.
"""

from __future__ import annotations

from tests.domain.goal.goal_sentences import Example, read_examples

_GOOD = """
| Get lost luggage at Terminal 2 down from 14 to 5 bags per 1,000 passengers by 8 May
| Answer 90 % of freedom of information requests within 20 working days by 11 May
| Bring the number of unread safety reports on Platform 7B from 320 to 0 by 11 May
| Milk thrown away at the dairy in Hall 3 falls from 4.5 % to 2 % by 11 May
| By 8 May the library lends 1,500 e-books a month instead of 900
| Shorten the queue for a driving test in district 9 from 11 weeks to 5 by 11 May
| Seed potatoes delivered on time: from 68 % to 95 % by 24 April
| 48 of the 60 vacant allotments are let by 11 May
| No patient waits more than 30 minutes for a taxi home by 8 May
| Recover 120,000 euros of unpaid parking fines by 11 May
| Halve the hours that fork-lift 4 stands still by 11 May
| Reduce returns of shoes from 18 to 9 in 100 orders by 11 May
| Fill 40 of the 52 apprenticeships by 11 May
| Lift the share of invoices paid within 14 days from 55 to 85 % by 11 May
| Win back 25 of the 60 farms that left the dairy since 2024 by 11 May
| Chimney fires in the old town drop from 9 to 3 a month by 30 April
| Restore power within 2 hours in 9 of 10 outages on feeder 12 by 11 May
| Cut the days a flat in Block 14 stands empty from 63 to 21 by 11 May
| The archive answers 95 % of enquiries within 5 days by 11 May, up from 60 %
| Reduce water lost in pipes of zone 6 from 31 % to 20 % by 11 May
| Sick days in kitchen 2 are down to 3 a month by 11 May
| 300 kg of food a week saved from the bin at canteen 5 by 11 May
| Close 75 of the 110 open audit findings by 11 May
| Get 8 of 10 night buses to Route 66 stops on time by 11 May
| Each of the 12 schools has fewer than 5 unfilled lessons a week by 11 May
| Reduce the error rate in pay slips from 3.2 to 0.5 % within 65 days
| Raise blood donations on Tuesdays from 40 to 90 by 11 May
| Rework on the A380 wing line cut from 26 to 10 hours a wing by 11 May
| Within ten weeks 500 households in Ward 4 sort their waste, up from 120
| Bring the average call-back time at the tax office from 6 days to 1 by 11 May
"""

_BAD = """
1 | Hold 12 workshops on lean in plant 2 by 11 May
1 2 | Set up a steering committee for digital schools by 11 May
1 | Install 30 sensors on line 4 by 11 May
1 2 | A new website for the museum is designed by 11 May
1 2 | Introduction of electronic files at the court by 11 May
1 | Publish 10 guidelines on food safety by 11 May
1 | 80 teachers are trained in first aid by 11 May
1 2 | Map the journey of a patient in ward 9 by 11 May
1 2 | Analysis of the causes of late trains by 11 May
1 2 | The team will prepare a proposal for shift 3 by 11 May
2 | Fewer complaints about bus line 27 by 11 May
2 | Reduce the waiting list of 2025 by 11 May
2 | Raise the number of donors on floor 4 by 11 May
2 | Shorten the queue at counter 3 by 12 May
2 | Cut food waste in canteen B12 by 30 April
4 | Cut lost luggage from 14 to 5 bags per 1,000 passengers
4 | Raise the share of invoices paid on time from 55 to 85 %
4 | Halve the number of chimney fires
4 | Reduce water losses from 31 to 20 % by 31 February
6 | Cut returns from 18 to 9 in 100 orders and raise sales by 10 % by 11 May
6 | Fill 40 apprenticeships; reduce drop-outs from 12 to 6 by 11 May
6 | Lower scrap from 5 to 2 %, and train 20 operators by 11 May
6 | Reduce sick days from 9 to 3 a month and shorten the queue to 10 minutes by 11 May
7 | Try to close 75 audit findings by 11 May
7 | Reduce errors in pay slips to 0.5 % wherever possible by 11 May
7 | We hope to win back 25 farms by 11 May
7 | Aim to answer 90 % of requests within 20 days by 11 May
2 7 | Significantly reduce water losses in zone 6 by 11 May
2 4 7 | Improve communication
2 7 | Optimise the flow of goods in warehouse 8 by 11 May
"""

OTHER_LANGUAGES = (
    "Die Wartezeit am Schalter 3 bis zum 11. Mai von 40 auf 15 Minuten senken",
    "Réduire les retards de la ligne 7 de 30 % à 10 % avant le 11 mai",
    "Capacitar a 50 enfermeras antes del 11 de mayo",
    "De wachttijd voor een paspoort van 30 naar 9 dagen verlagen voor 11 mei",
    "Ridurre i reclami da 40 a 10 entro il 11 maggio",
    "待ち時間を45日から20日に短縮する 5月11日",
    "Сократить очередь с 40 до 15 минут к 11 мая",
)
"""In these the program says that it cannot tell an activity from a result; it fails none for it."""

THIRD: tuple[Example, ...] = tuple(read_examples(_GOOD) + read_examples(_BAD))
THIRD_ASIDE: tuple[Example, ...] = THIRD[2::3]
THIRD_TUNED: tuple[Example, ...] = tuple(example for at, example in enumerate(THIRD) if at % 3 != 2)
