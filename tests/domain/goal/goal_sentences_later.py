"""More goals, written after the first judging to look for its mistakes; the tables were changed for those they found.

When they were first judged 92 of the first 93 were right, and 69 of the others, which were meant to be hard.
"""

from __future__ import annotations

from tests.domain.goal.goal_sentences import Example, read_examples

_LATER = """
| Get the average wait for a mental health referral below 14 days by 30 April
| Triple the number of children vaccinated in Block C by 10 May
| Raise hand hygiene compliance to 95% on Ward 3B by 11 May
| Cut no-shows at the dental clinic by a third by 11 May
| Zero medication errors in Ward 12 for 30 consecutive days by 11 May
| Vaccinate 400 children in the district by 11 May
| Issue 200 residence permits by 11 May
| Process 90 % of visa applications within 10 working days by 8 May
| Defects per 100 units down from 8.2 to 4 on Line 2 by 11 May
| Machine downtime reduced by 50% at plant 3 by 11 May
| Increase throughput of the packing line from 1,100 to 1,400 boxes per shift by 8 May
| Dropout rate in Year 10 falls from 12 % to 6 % by 11 May
| Every pupil in class 4B reads 20 books by 11 May
| Reduce p95 latency of the search API from 900 ms to 300 ms by 30 April
| Cut open CVEs from 48 to 5 in release 4.2 by 11 May
| Move 85 homeless people into permanent homes by 11 May
| Evictions avoided: from 10 to 25 a month by 11 May
| Halve food miles by 11 May
| On-time buses on routes 5 and 7 from 71 % to 90 % by 11 May
| Cut diesel use from 38 to 31 litres per 100 km by 11 May
| Reduce waiting between order and delivery from 9 to 4 days by 11 May
| Reduce search and rescue call-out time from 22 to 12 minutes by 11 May
| Cut theft and loss from 4 % to 1 % of stock by 11 May
| Launch delays cut from 12 to 3 days by 11 May
| Support calls down by half by 11 May
| Training hours lost to cancellations cut from 120 to 30 by 11 May
| Planned maintenance done on time raised from 60 to 95 % by 11 May
| Review backlog shrinks from 400 to 50 files by 11 May
| Within 70 days, all 14 stores have fewer than 3 stock-outs a week
| By the end of April, 9 in 10 calls are answered in under 60 seconds
| Reduce documented near misses from 30 to 10 by 11 May
| The share of permits issued on time rises from 60 to 90 percent by 11 May 2026
| Grow repeat orders from 20% to 35% by May 8
| Sell 50 units by 11 May
| Bring absenteeism down to 4 % by 11 May
| Close 80 of 110 open audit findings by 11 May
| Recycle 60 % of waste in Building 5 by 11 May
| Clear 1 200 old claims by 11 May
| Drop the readmission rate from 18 % to 12 % by 11 May
| Deliver 95 % of orders by noon by 11 May
| Complete 300 home repairs by 11 May
| Have every invoice paid within 30 days, up from 64 %, by 11 May
1 2 | Implementation of the new ERP by 11 May
1 2 | Introduce daily stand-ups by 11 May
1 | Run 10 training sessions by 11 May
1 | Deliver 12 workshops by 11 May
1 | Train 30 drivers and 20 mechanics by 11 May
1 2 | Our goal is to develop a strategy by 11 May
1 2 | To establish a working group by 11 May
1 2 | Conduct a survey of tenants by 11 May
1 2 | Rolling out the new app by 11 May
1 2 | We plan to review the process by 11 May
1 2 | New scanners installed by 11 May
1 2 | Raise awareness of safety by 11 May
1 2 | ISO 27001 audit prepared by 11 May
1 | 12 audits conducted by 11 May
1 2 | Staff will be trained by 11 May
1 2 4 | Analyse root causes
2 4 7 | Improve customer satisfaction significantly
2 4 7 | Become better at planning
2 | Cut costs by 11 May
2 | Reduce late trains on line 12 in 70 days
2 | Cut waiting times in Building 7 before 30 April 2026
2 7 | Improve quality by 11 May
2 6 7 | Improve safety and reduce costs by 11 May
2 6 | Reduce costs and increase sales by 11 May
6 | Cut defects from 8 to 4 % and lead time from 12 to 6 days by 11 May
6 | Cut defects to 4 % and lead time to 6 days by 11 May
6 | Reduce stock by 20 %; increase turns to 8 by 11 May
6 | Halve complaints, cut returns by 30 % and train 20 staff by 11 May
6 | Permit days cut from 45 to 20 and complaints halved by 11 May
4 | Reduce complaints by 30 %
4 | Cut permit days from 45 to 20 as quickly as the team can
7 | Optimise picking so that errors fall from 3 % to 1 % by 11 May
7 | If possible, halve complaints by 11 May
7 | Hope to cut complaints from 40 to 20 by 11 May
5 | Cut complaints from 40 to 20 by 11 May, led by the team
3 | Raise attendance from 90 % to 80 % by 11 May
1 | Create 3 new dashboards by 11 May
1 | Plan and hold 5 workshops by 11 May
1 2 | Redesign triage by 11 May
1 2 | Set up a task force by 11 May
1 2 | Work with suppliers on quality by 11 May
1 2 | Look into delays by 11 May
1 2 | Carry out a risk assessment by 11 May
2 | Bring down infections by 1.5.2026
1 2 7 | Explore how to optimise the schedule by 11 May
| Wartezeit in der Klinik von 90 auf 40 Minuten bis 30. April
| Augmenter le taux de livraison à l'heure de 72 à 92 % d'ici le 11 mai
| Aumentar las entregas a tiempo del 72 al 92 % antes del 11 de mayo
| 50 Pflegekräfte schulen bis 30. April
| Ridurre i giorni di attesa da 45 a 20 entro l'11 maggio
| Wachttijd van 45 naar 20 dagen voor 11 mei
| Reduce the median door-to-needle time for stroke patients from 62 to 40 minutes at St Mary's by 11 May
| Cut 30-day readmissions from 14 % to 9 % on ward 3 by 11 May
| Lower C. difficile cases from 11 to 3 a month by 11 May
| Increase the number of trained first aiders from 12 to 40 by 11 May
| Raise the share of staff trained in fire safety from 40 % to 95 % by 11 May
| Nurse overtime down from 310 to 150 hours a month by 11 May
| Discharge letters sent within 24 hours up from 35 % to 85 % by 11 May
| Every new permit decided within 15 working days by 11 May
| Make 9 of 10 deliveries on time by 11 May
| Achieve a fill rate of 98.5 % in warehouse 2 by 11 May
| Keep the error rate under 2 % for six weeks until 11 May
| OEE on press 7 from 58 % to 70 % by 11 May
| Lead time: from 21 days to 9 days by 11 May
| Reduce planned downtime from 40 to 20 hours a month by 11 May
| Exam pass rate up 15 points to 80 % by 11 May
| Reduce test failures from 90 to 10 a week by 11 May
| Design changes after release cut from 14 to 4 a month by 11 May
| Draft permits older than 10 days down from 60 to 5 by 11 May
| Build failures on main reduced from 20 to 4 a week by 11 May
| Study drop-outs halved by 11 May
| Plan deviations in the foundry fall from 25 % to 10 % by 11 May
| Cut the time to train a new operator from 30 to 12 days by 11 May
| Reduce the time to review a claim from 12 to 4 days by 11 May
| Cut the cost to build a flat from 180,000 to 150,000 euros by 11 May
| Cut time to develop and test a mould from 60 to 35 days by 11 May
| Reduce cost of design and build contracts from 4.1 to 3.2 million by 11 May
| Cut delays between design and launch from 40 to 20 days by 11 May
| Reduce errors in planning and support from 40 to 10 a week by 11 May
| Cut injuries in loading and unloading from 8 to 2 a month by 11 May
| In Q2, cut claims from 40 to 10
| Reduce claims from 40 to 10 before the summer
| Reduce claims from 40 to 10 in the next ten weeks
| Reduce claims by a quarter by June
| Train punctuality on line S7 up from 82 % to 93 % by 11 May
| Get 25 of 30 volunteers back by 11 May
| Cut falls from 12 to 4 by training 50 nurses by 11 May
| Reduce unpaid invoices older than 90 days from 1.2 million to 300,000 by 11 May
| Cut calls that ring out at 112 from 9 % to 1 % by 11 May
| 95 % of meals reach wards hot by 11 May
| Lost working days due to accidents: 40 to 10 by 11 May
| Cut the share of patients aged 65 and over who fall from 6 % to 3 % by 11 May
| Help 30 families leave temporary housing by 11 May
| Reduce permits waiting in the north and south offices from 80 to 20 by 11 May
| Reduce Monday and Friday absences from 44 to 20 by 11 May
| Late buses cut to 10 % and below by 11 May
| Raise the number of homes inspected and approved from 20 to 60 by 11 May
| Ensure 90 % of calls are answered within 60 seconds by 11 May
| Ensure that no patient waits longer than 4 hours by 11 May
| Reduce the no-show rate from 15 % to 5 % by 11 May, led by Ana Berg
1 | Provide training to 50 nurses by 11 May
1 | Visit 40 customers by 11 May
1 | Send 500 letters by 11 May
1 | Complete training of 60 staff by 11 May
1 2 | Purchase a new scanner by 11 May
1 2 | Continue to develop the app by 11 May
1 2 | Start implementing the new rota by 11 May
1 2 | Complete the rollout of the CRM by 11 May
1 2 | Finish the study of delays by 11 May
1 2 | A review of the process will be carried out by 11 May
1 2 | The new policy has been drafted by 11 May
1 2 | By 11 May, develop a plan
1 2 | By 11 May the team has developed a plan
1 2 | Kick off the ISO 14001 project by 11 May
1 2 | Create awareness of Rule 12 by 11 May
1 2 | Encourage staff to report near misses by 11 May
1 2 | Document processes for SAP S/4HANA by 11 May
1 2 | Agree a service charter by 11 May
2 | Lower complaints on floor 3 within 70 days
2 | Have fewer complaints by 11 May
2 | Reduce the 2025 backlog by 11 May
2 | Reduce the backlog of 2025 by 11 May
2 | Reduce errors in the 24/7 hotline by 11 May
2 | Fewer late trains on the 7.15 by 11 May
6 | Reduce costs by 10 % as well as increase sales by 5 % by 11 May
6 | Reduce costs by 10 %, and also improve quality by 5 % by 11 May
6 | Cut scrap to 3 % while raising output to 400 a day by 11 May
6 | Cut errors from 9 to 3 & double output by 11 May
7 | Attempt to halve errors by 11 May
7 | Cut errors as much as possible, to 5 by 11 May
7 | Strive for 95 % on-time delivery by 11 May
4 | Cut errors from 9 to 3 next
"""

LATER: tuple[Example, ...] = tuple(read_examples(_LATER))
